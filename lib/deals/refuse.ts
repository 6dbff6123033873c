import { AppError } from '../platform/errors.ts';
import type { Refusal } from './decide.ts';

/** A decision's refusal as the error that crosses the boundary. */
export const refused = ({ code, message, errors }: Refusal): AppError =>
  new AppError(code, message, errors && { errors });

/** One answer for what is not there and for what the caller may not know about. */
export const noSuchDeal = (): AppError => new AppError('not_found', 'There is no such deal.');
