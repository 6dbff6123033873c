import { AppError } from './errors.ts';

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');

/** Turns the refusals of a user pool into our errors. Throws others as they are. */
export async function userPoolErrors<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (cause) {
    switch (nameOf(cause)) {
      case 'UsernameExistsException':
      case 'AliasExistsException':
        throw new AppError('email_taken', 'This address has an account already. Sign in with it.', { cause });
      case 'InvalidParameterException':
        throw new AppError('invalid_request', 'The user pool refuses these values. Check them.', { cause });
      case 'TooManyRequestsException':
      case 'LimitExceededException':
        throw new AppError('unavailable', 'The user pool is busy. Try again in a moment.', { cause });
      default:
        throw cause;
    }
  }
}

/** Does the same, and returns undefined when there is no such user. */
export async function orUndefined<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await userPoolErrors(ask);
  } catch (error) {
    if (nameOf(error) === 'UserNotFoundException') return undefined;
    throw error;
  }
}
