import { findBuyer } from '../../../lib/bookings/find-buyer.ts';
import { confirmPayment as operation } from '../../../lib/contract/operations/payments.ts';
import { confirmPayment } from '../../../lib/payments/confirm-payment.ts';
import { requireBuyer } from '../../../lib/platform/caller.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { guestEndpoint } from '../../../lib/platform/http/guest-endpoint.ts';
import { whileClientWaits } from '../../../lib/stripe/stripe.ts';
import { guests } from '../../parts/guests.ts';
import { buyersPaymentDependencies } from '../../parts/paying.ts';
import { bookingIdKey } from '../../parts/signing.ts';

const dependenciesFor = await buyersPaymentDependencies(whileClientWaits, 1);
const deps = { bookingIdKey: await bookingIdKey(), clock, guestOf: guests().guestOf };
const { patienceMs } = whileClientWaits;

/** Updates a payment at once, because the app reports that the buyer has paid. */
export const handler = guestEndpoint(operation, async ({ params: { bookingId }, caller }) => {
  const id = bookingId;
  const buyer = requireBuyer(caller);
  const buyerId = await findBuyer(deps, buyer, id);
  const { booking, askAgainIn } = await confirmPayment(
    { ...dependenciesFor(buyer.id), ...deps, patienceMs },
    { bookingId: id, buyerId },
  );
  const headers = askAgainIn === undefined ? {} : { 'retry-after': String(askAgainIn) };
  return { status: 200, body: booking, headers };
});
