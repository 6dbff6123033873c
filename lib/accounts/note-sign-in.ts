import type { CustomerId } from '../contract/ids.ts';
import type { Clock } from '../platform/clock.ts';
import { emailDigest } from '../platform/email-digest.ts';
import type { MacKey } from '../platform/mac-key.ts';
import type { SignInRecords } from './sign-in-records.ts';

interface Deps {
  readonly signIns: Pick<SignInRecords, 'note'>;
  readonly clock: Clock;
  /** The key for the purpose `account-email`. */
  readonly emailKey: MacKey;
}

interface SignedIn {
  readonly id: CustomerId;
  readonly subject: string;
  /** The confirmed address. */
  readonly email: string | undefined;
  /** Whether they signed in; false when they only confirmed their address. */
  readonly isSignIn: boolean;
}

/** Records a sign-in, so that staff find the customer by the address and know when they signed in. */
export const noteSignIn = (
  { signIns, clock, emailKey }: Deps,
  { id, subject, email, isSignIn }: SignedIn,
): Promise<void> =>
  signIns.note({
    id,
    subject,
    emailDigest: email === undefined ? undefined : emailDigest(emailKey, email),
    signedInAt: isSignIn ? clock.now() : undefined,
  });
