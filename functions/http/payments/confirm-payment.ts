import { guestRepository } from '../../../lib/accounts/guest-repository.ts';
import { findBuyer } from '../../../lib/bookings/find-buyer.ts';
import type { BookingId } from '../../../lib/contract/ids.ts';
import { confirmPayment } from '../../../lib/contract/operations/payments.ts';
import { confirmPayment as confirm } from '../../../lib/payments/confirm-payment.ts';
import { dynamoDocuments } from '../../../lib/platform/aws.ts';
import { requireBuyer } from '../../../lib/platform/caller.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { guestEndpoint } from '../../../lib/platform/http/guest-endpoint.ts';
import { whileClientWaits } from '../../../lib/stripe/stripe.ts';
import { buyersPaymentDependencies } from '../../events/payments/dependencies.ts';
import { bookingIdKey } from '../bookings/signing-keys.ts';

const { ACCOUNTS_TABLE } = readEnvironment(['ACCOUNTS_TABLE']);
const dependenciesFor = buyersPaymentDependencies(whileClientWaits, 1);
const deps = { bookingIdKey, clock, guestOf: guestRepository(dynamoDocuments(), ACCOUNTS_TABLE).guestOf };
const { patienceMs } = whileClientWaits;

/** Looks at a payment now, because the app says that the buyer has paid. */
export const handler = guestEndpoint(confirmPayment, async ({ params: { bookingId }, caller }) => {
  const id = bookingId as BookingId;
  const buyer = requireBuyer(caller);
  const buyerId = await findBuyer(deps, buyer, id);
  const { booking, askAgainIn } = await confirm(
    { ...dependenciesFor(buyer.id), ...deps, patienceMs },
    { bookingId: id, buyerId },
  );
  const headers = askAgainIn === undefined ? {} : { 'retry-after': String(askAgainIn) };
  return { status: 200, body: booking, headers };
});
