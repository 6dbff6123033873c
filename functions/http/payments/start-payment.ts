import { guardPayment } from '../../../lib/abuse/guard-card.ts';
import { tracesOf } from '../../../lib/abuse/traces.ts';
import { findBuyer } from '../../../lib/bookings/find-buyer.ts';
import { saysSomething } from '../../../lib/contacts/contact.ts';
import { keepContactOfPayment } from '../../../lib/contacts/set-contact.ts';
import type { BookingId, BuyerId } from '../../../lib/contract/ids.ts';
import { startPayment as operation } from '../../../lib/contract/operations/payments.ts';
import type { NewPayment } from '../../../lib/contract/payment.ts';
import { isBeingPrepared } from '../../../lib/payments/being-prepared.ts';
import { toPaymentSheet } from '../../../lib/payments/payment-sheet.ts';
import type { SettledPayment } from '../../../lib/payments/settle-payment.ts';
import { startPayment } from '../../../lib/payments/start-payment.ts';
import { type Buyer, type Customer, requireBuyer } from '../../../lib/platform/caller.ts';
import { emailDigest } from '../../../lib/platform/email-digest.ts';
import { AppError } from '../../../lib/platform/errors.ts';
import { guestEndpoint } from '../../../lib/platform/http/guest-endpoint.ts';
import { subjectKey } from '../../../lib/platform/http/subject-key.ts';
import { switchesOfStage } from '../../../lib/platform/switches.ts';
import { orUnavailable } from '../../../lib/stripe/call-stripe.ts';
import { whileClientWaits } from '../../../lib/stripe/stripe.ts';
import { cardGuard } from '../../parts/card-guard.ts';
import { contactDependencies } from '../../parts/contacts.ts';
import { guests } from '../../parts/guests.ts';
import { buyersPaymentDependencies } from '../../parts/paying.ts';
import { bookingIdKey, guestEmailKey } from '../../parts/signing.ts';
import { stripeKeys } from '../../parts/stripe.ts';

const switches = switchesOfStage();
const guard = cardGuard();
const claims = guests();
const [dependenciesFor, contacts, { publishableKey }, keyOfSubjects, idKey, emailKey] = await Promise.all([
  buyersPaymentDependencies(whileClientWaits, 1),
  contactDependencies(),
  stripeKeys(),
  subjectKey(),
  bookingIdKey(),
  guestEmailKey(),
]);
const depsOf = ({ id }: Buyer) => ({
  ...dependenciesFor(id),
  patienceMs: whileClientWaits.patienceMs,
  bookingIdKey: idKey,
  guestOf: claims.guestOf,
});
type Deps = ReturnType<typeof depsOf>;

interface Begun extends SettledPayment {
  /** The caller's customer, when it is their payment. The PaymentSheet must show the intent's own customer. */
  readonly customer?: { readonly id: string; readonly ephemeralKey: string | undefined } | undefined;
}

/** Starts a payment. Returns the data for the PaymentSheet when Stripe has room, or the time of a later turn. */
export const handler = guestEndpoint(operation, async ({ params: { bookingId }, body, caller, visitor }) => {
  const id = bookingId;
  const buyer = requireBuyer(caller);
  const { challengeToken } = visitor;
  await guardPayment(guard, { buyer, traces: tracesOf(keyOfSubjects, visitor), challengeToken, about: id });
  const deps = depsOf(buyer);
  const buyerId = await findBuyer(deps, buyer, id);
  const { customer, ...begun } = await orUnavailable(begin(deps, buyer, { id, buyerId, body }));
  const { name, email, phone } = body;
  if (saysSomething({ name, email, phone }))
    await keepContactOfPayment(contacts, begun.booking, { name, email, phone });
  if (isBeingPrepared(begun.payment))
    return { status: 202, body: { bookingId: id, status: 'preparing' }, headers: { 'retry-after': '2' } };
  return {
    status: 200,
    body: toPaymentSheet(begun, {
      publishableKey,
      stripeCustomer: customer?.id,
      ephemeralKey: customer?.ephemeralKey,
    }),
  };
});

interface Wanted {
  readonly id: BookingId;
  readonly buyerId: BuyerId;
  readonly body: NewPayment;
}

/**
 * Customers pay under their own account, so that they can keep a method. Guests must give an address for the receipt.
 */
async function begin(deps: Deps, buyer: Buyer, wanted: Wanted): Promise<Begun> {
  const { id: bookingId, buyerId, body } = wanted;
  const { email } = body;
  // While saved cards are switched off, the payment continues without keeping a method.
  const saveMethod = body.saveMethod && (await switches.look()).oneClick;
  const request = {
    bookingId,
    buyerId,
    saveMethod,
    ...(email !== undefined && { email, emailDigest: emailDigest(emailKey, email) }),
  };
  if (buyer.kind === 'guest') {
    if (email === undefined)
      throw new AppError('invalid_request', 'body.email: guests must give an address for the receipt', {
        errors: [{ path: 'body.email', message: 'guests must give an address for the receipt' }],
      });
    return startPayment(deps, request);
  }
  return deps.customers.inNameOf(buyer.id, async (stripeCustomer) => {
    const begun = await startPayment(deps, { ...request, stripeCustomer });
    if (buyerId !== buyer.id) await claim(buyer, begun);
    return { ...begun, customer: await shownOf(deps, begun, body) };
  });
}

/** The buyer signed in at the checkout. Their guest order is theirs from now on. */
const claim = ({ id }: Customer, { booking }: SettledPayment) =>
  claims.claim(id, { bookingId: booking.id, guestId: booking.buyerId, orderedAt: booking.createdAt });

async function shownOf(deps: Deps, { payment }: SettledPayment, { stripeVersion }: NewPayment) {
  const { stripeCustomer } = payment;
  if (stripeCustomer === undefined || payment.status !== 'open') return undefined;
  const ephemeralKey =
    stripeVersion && !isBeingPrepared(payment)
      ? await deps.customers.ephemeralKey(stripeCustomer, stripeVersion)
      : undefined;
  return { id: stripeCustomer, ephemeralKey };
}
