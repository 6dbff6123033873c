import { AppError } from '../platform/errors.ts';
import type { ChangeRefusal } from './decide-patch.ts';

/** Turns a decision's refusal into an error. */
export const refusedChange = ({ code, message, errors }: ChangeRefusal): AppError =>
  new AppError(code, message, errors && { errors });

/** The message when other writes always change the same object first (`untilSettled`). */
export const busyElsewhere = 'Other requests keep changing it. Try again in a moment.';
