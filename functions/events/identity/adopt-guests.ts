import type { PostAuthenticationTriggerEvent, PostConfirmationTriggerEvent } from 'aws-lambda';
import { adoptGuests } from '../../../lib/accounts/adopt-guests.ts';
import { noteSignIn } from '../../../lib/accounts/note-sign-in.ts';
import { signInRecords } from '../../../lib/accounts/sign-in-records.ts';
import type { CustomerId } from '../../../lib/contract/ids.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { idFrom } from '../../../lib/platform/ids.ts';
import { logger } from '../../../lib/platform/logger.ts';
import { adoptionDependencies } from '../../parts/adoption.ts';
import { dynamo, tableAt } from '../../parts/dynamo.ts';
import { accountEmailKey } from '../../parts/signing.ts';

const deps = await adoptionDependencies();
const signInDeps = {
  signIns: signInRecords(dynamo(), tableAt('ACCOUNTS_TABLE')),
  clock,
  emailKey: await accountEmailKey(),
};

/**
 * Gives customers their earlier guest bookings, and records how they sign in. Cognito calls it when a customer has
 * confirmed their address, and after each sign-in. A failure must not block the sign-in; the next one tries again.
 */
export const handler = async <E extends PostConfirmationTriggerEvent | PostAuthenticationTriggerEvent>(
  event: E,
): Promise<E> => {
  const { sub, email, email_verified: verified } = event.request.userAttributes;
  if (!sub) return event;
  const id = idFrom('cus', sub);
  const confirmed = verified === 'true' && email ? email : undefined;
  const isSignIn = event.triggerSource === 'PostAuthentication_Authentication';
  await Promise.all([
    confirmed && adopt(id, confirmed),
    noteSignIn(signInDeps, { id, subject: event.userName, email: confirmed, isSignIn }).catch(
      (error: unknown) => logger.error('sign-in not recorded', { error }),
    ),
  ]);
  return event;
};

async function adopt(id: CustomerId, email: string): Promise<void> {
  try {
    const adopted = await adoptGuests(deps, id, email);
    if (adopted.length > 0) logger.info('guests adopted', { bookings: adopted.length });
  } catch (error) {
    logger.error('guests not adopted', { error });
  }
}
