import type { BookingId } from '../../../lib/contract/ids.ts';
import { confirmPayment } from '../../../lib/contract/operations/payments.ts';
import { confirmPayment as confirm } from '../../../lib/payments/confirm-payment.ts';
import { requireBuyer } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { whileClientWaits } from '../../../lib/platform/stripe.ts';
import { paymentDependencies } from '../../events/payments/dependencies.ts';
import { bookingIdKey, verify } from '../bookings/callers.ts';

const deps = {
  ...paymentDependencies(whileClientWaits, 1),
  patienceMs: whileClientWaits.patienceMs,
  bookingIdKey,
};

/** Looks at a payment now, because the app says that the buyer has paid. */
export const handler = endpoint(
  confirmPayment,
  async ({ params: { bookingId }, caller }) => ({
    status: 200,
    body: await confirm(deps, { bookingId: bookingId as BookingId, buyerId: requireBuyer(caller).id }),
  }),
  { verify },
);
