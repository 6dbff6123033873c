import { AppError } from './errors.ts';

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');

/** Turns what a user pool refuses into our words; what it does not explain stays as it is. */
export async function userPoolErrors<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (cause) {
    switch (nameOf(cause)) {
      case 'UsernameExistsException':
      case 'AliasExistsException':
        throw new AppError('email_taken', 'This address has an account.', { cause });
      case 'InvalidParameterException':
        throw new AppError('invalid_request', 'The user pool does not take this.', { cause });
      case 'TooManyRequestsException':
      case 'LimitExceededException':
        throw new AppError('unavailable', 'The user pool is busy; try again in a moment.', { cause });
      default:
        throw cause;
    }
  }
}

/** The same, and nothing where there is no such user. */
export async function orUndefined<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await userPoolErrors(ask);
  } catch (error) {
    if (nameOf(error) === 'UserNotFoundException') return undefined;
    throw error;
  }
}
