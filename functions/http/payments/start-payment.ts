import { rememberGuestEmail } from '../../../lib/accounts/adopt-guests.ts';
import { guestRepository } from '../../../lib/accounts/guest-repository.ts';
import { findBuyer } from '../../../lib/bookings/find-buyer.ts';
import { saysSomething } from '../../../lib/contacts/contact.ts';
import { keepContactOfPayment } from '../../../lib/contacts/set-contact.ts';
import type { BookingId, CustomerId } from '../../../lib/contract/ids.ts';
import { startPayment } from '../../../lib/contract/operations/payments.ts';
import { isBeingPrepared } from '../../../lib/payments/being-prepared.ts';
import { orUnavailable } from '../../../lib/payments/call-stripe.ts';
import { toPaymentSheet } from '../../../lib/payments/payment-sheet.ts';
import { startPayment as start } from '../../../lib/payments/start-payment.ts';
import { dynamoDocuments } from '../../../lib/platform/aws.ts';
import { type Buyer, requireBuyer } from '../../../lib/platform/caller.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { AppError } from '../../../lib/platform/errors.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { whileClientWaits } from '../../../lib/platform/stripe.ts';
import { paymentDependencies } from '../../events/payments/dependencies.ts';
import { publishableKey } from '../../events/payments/stripe.ts';
import { bookingIdKey, guestEmailKey, verify } from '../bookings/callers.ts';
import { contactDependencies } from '../contacts/contact-dependencies.ts';

const { ACCOUNTS_TABLE } = readEnvironment(['ACCOUNTS_TABLE']);
const guests = guestRepository(dynamoDocuments(), ACCOUNTS_TABLE);
const deps = {
  ...paymentDependencies(whileClientWaits, 1),
  patienceMs: whileClientWaits.patienceMs,
  bookingIdKey,
  guestsOf: guests.listOf,
};
const adoption = {
  guests,
  clock: deps.clock,
  emailKey: guestEmailKey,
};

/** Begins a payment: with what the PaymentSheet needs when Stripe has room, and a later turn when it has none. */
export const handler = endpoint(
  startPayment,
  async ({ params: { bookingId }, body, caller }) => {
    const id = bookingId as BookingId;
    const buyer = requireBuyer(caller);
    const stripeCustomer = await customerOf(buyer, body.email);
    const { payment, booking } = await start(deps, {
      bookingId: id,
      buyerId: await findBuyer(deps, buyer, id),
      saveMethod: body.saveMethod,
      ...(body.email !== undefined && { email: body.email }),
      ...(stripeCustomer !== undefined && { stripeCustomer }),
    });
    // What a guest buys is found by this address when they open an account with it.
    if (buyer.kind === 'guest' && body.email !== undefined)
      await rememberGuestEmail(adoption, buyer.id, body.email);
    const { name, email, phone } = body;
    if (saysSomething({ name, email, phone }))
      await keepContactOfPayment(contactDependencies, booking, { name, email, phone });
    if (isBeingPrepared(payment))
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
