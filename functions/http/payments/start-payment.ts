import type { BookingId, CustomerId } from '../../../lib/contract/ids.ts';
import { startPayment } from '../../../lib/contract/operations/payments.ts';
import { orUnavailable } from '../../../lib/payments/call-stripe.ts';
import { toPaymentSheet } from '../../../lib/payments/payment-sheet.ts';
import { isToBeCharged, startPayment as start } from '../../../lib/payments/start-payment.ts';
import { type Buyer, requireBuyer } from '../../../lib/platform/caller.ts';
import { AppError } from '../../../lib/platform/errors.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { whileClientWaits } from '../../../lib/platform/stripe.ts';
import { paymentDependencies } from '../../events/payments/dependencies.ts';
import { publishableKey } from '../../events/payments/stripe.ts';
import { bookingIdKey, verify } from '../bookings/callers.ts';

const deps = { ...paymentDependencies(whileClientWaits, 1), bookingIdKey };

/** Begins a payment: with what the PaymentSheet needs when Stripe has room, and a later turn when it has none. */
export const handler = endpoint(
  startPayment,
  async ({ params: { bookingId }, body, caller }) => {
    const id = bookingId as BookingId;
    const buyer = requireBuyer(caller);
    const stripeCustomer = await customerOf(buyer, body.email);
    const { payment, booking } = await start(deps, {
      bookingId: id,
      buyerId: buyer.id,
      saveMethod: body.saveMethod,
      ...(body.email !== undefined && { email: body.email }),
      ...(stripeCustomer !== undefined && { stripeCustomer }),
    });
    if (payment.status === 'creating' || isToBeCharged(payment))
      return { status: 202, body: { bookingId: id, status: 'preparing' }, headers: { 'retry-after': '2' } };
    const ephemeralKey =
      stripeCustomer && body.stripeVersion
        ? await orUnavailable(deps.customers.ephemeralKey(stripeCustomer, body.stripeVersion))
        : undefined;
    return {
      status: 200,
      body: toPaymentSheet({ payment, booking }, { publishableKey, stripeCustomer, ephemeralKey }),
    };
  },
  { verify },
);

/** Customers pay as themselves, so that they can keep a method; guests need somewhere for the receipt to go. */
async function customerOf({ kind, id }: Buyer, email: string | undefined): Promise<string | undefined> {
  if (kind === 'customer') return orUnavailable(deps.customers.ensure(id as CustomerId));
  if (email === undefined)
    throw new AppError('invalid_request', 'body.email: guests have to say where the receipt goes', {
      errors: [{ path: 'body.email', message: 'guests have to say where the receipt goes' }],
    });
  return undefined;
}
