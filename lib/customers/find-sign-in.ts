import type { AccountReader } from '../accounts/account-reader.ts';
import type { CustomerSignIn } from '../contract/customer.ts';
import type { CustomerId } from '../contract/ids.ts';
import type { CustomerDirectory } from '../identity/customer-directory.ts';
import { AppError } from '../platform/errors.ts';

export interface SignInDeps {
  readonly accounts: Pick<AccountReader, 'subjectOf'>;
  readonly directory: Pick<CustomerDirectory, 'userOf'>;
}

/**
 * Finds a customer's user in the pool.
 * @throws AppError `not_found` when no sign-in of theirs is known, or it is gone
 */
export async function findSignIn(
  { accounts, directory }: SignInDeps,
  id: CustomerId,
): Promise<{ readonly subject: string; readonly signIn: CustomerSignIn }> {
  const subject = await accounts.subjectOf(id);
  const signIn = subject === undefined ? undefined : await directory.userOf(subject);
  if (subject !== undefined && signIn) return { subject, signIn };
  throw new AppError(
    'not_found',
    'No sign-in of this customer is known. Check the id. A sign-in is known from the next time that they sign in.',
  );
}
