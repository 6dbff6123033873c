import { guestRepository } from '../../../lib/accounts/guest-repository.ts';
import { findBuyer } from '../../../lib/bookings/find-buyer.ts';
import type { BookingId } from '../../../lib/contract/ids.ts';
import { confirmPayment } from '../../../lib/contract/operations/payments.ts';
import { confirmPayment as confirm } from '../../../lib/payments/confirm-payment.ts';
import { dynamoDocuments } from '../../../lib/platform/aws.ts';
import { requireBuyer } from '../../../lib/platform/caller.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { whileClientWaits } from '../../../lib/platform/stripe.ts';
import { paymentDependencies } from '../../events/payments/dependencies.ts';
import { bookingIdKey, verify } from '../bookings/callers.ts';

const { ACCOUNTS_TABLE } = readEnvironment(['ACCOUNTS_TABLE']);
const deps = {
  ...paymentDependencies(whileClientWaits, 1),
  patienceMs: whileClientWaits.patienceMs,
  bookingIdKey,
  guestOf: guestRepository(dynamoDocuments(), ACCOUNTS_TABLE).guestOf,
};

/** Looks at a payment now, because the app says that the buyer has paid. */
export const handler = endpoint(
  confirmPayment,
  async ({ params: { bookingId }, caller }) => {
    const id = bookingId as BookingId;
    const buyerId = await findBuyer(deps, requireBuyer(caller), id);
    return { status: 200, body: await confirm(deps, { bookingId: id, buyerId }) };
  },
  { verify },
);
