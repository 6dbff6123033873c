import type { PostAuthenticationTriggerEvent, PostConfirmationTriggerEvent } from 'aws-lambda';
import { adoptGuests } from '../../../lib/accounts/adopt-guests.ts';
import { purchasesByAddress } from '../../../lib/payments/address-writes.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { idFrom } from '../../../lib/platform/ids.ts';
import { logger } from '../../../lib/platform/logger.ts';
import { systemRandom as random } from '../../../lib/platform/random.ts';
import { dynamo, tableAt } from '../../parts/dynamo.ts';
import { guests } from '../../parts/guests.ts';
import { guestEmailKey } from '../../parts/signing.ts';

const deps = {
  guests: guests(),
  purchases: purchasesByAddress(dynamo(), tableAt('PAYMENTS_TABLE')),
  clock,
  random,
  emailKey: await guestEmailKey(),
};

/**
 * Gives customers their earlier guest bookings. Cognito calls it when a customer has confirmed their address, and after
 * each sign-in. A failure must not block the sign-in; the next one tries again.
 */
export const handler = async <E extends PostConfirmationTriggerEvent | PostAuthenticationTriggerEvent>(
  event: E,
): Promise<E> => {
  const { sub, email, email_verified: verified } = event.request.userAttributes;
  if (!sub || !email || verified !== 'true') return event;
  try {
    const adopted = await adoptGuests(deps, idFrom('cus', sub), email);
    if (adopted.length > 0) logger.info('guests adopted', { bookings: adopted.length });
  } catch (error) {
    logger.error('guests not adopted', { error });
  }
  return event;
};
