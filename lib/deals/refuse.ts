import { AppError } from '../platform/errors.ts';
import type { Refusal } from './decide.ts';

/** Turns a decision's refusal into an error. */
export const refused = ({ code, message, errors }: Refusal): AppError =>
  new AppError(code, message, errors && { errors });

/** The same answer for a deal that does not exist and one that the caller may not know about. */
export const noSuchDeal = (): AppError => new AppError('not_found', 'There is no such deal. Check its id.');
