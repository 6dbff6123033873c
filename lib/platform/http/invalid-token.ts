import { AppError } from '../errors.ts';

/** Makes the error of RFC 6750 (3.1), which tells any client that another token may work. */
export const invalidToken = (why: string, cause?: unknown): AppError =>
  new AppError('unauthenticated', why, {
    cause,
    challenge: `error="invalid_token", error_description="${why}"`,
  });
