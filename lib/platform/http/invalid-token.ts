import { AppError } from '../errors.ts';

/** As RFC 6750 (3.1) has it, so that clients of any kind know that another token may do. */
export const invalidToken = (why: string, cause?: unknown): AppError =>
  new AppError('unauthenticated', why, {
    cause,
    challenge: `error="invalid_token", error_description="${why}"`,
  });
