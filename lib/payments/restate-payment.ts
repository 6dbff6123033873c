import type { BookingRecord } from '../bookings/booking.ts';
import { AppError } from '../platform/errors.ts';
import { failureOf, type Intent } from '../stripe/provider.ts';
import { type AddressChange, addressChange } from './address-writes.ts';
import { decideRestatement, type LastWord } from './decide-last-word.ts';
import type { PaymentRecord } from './payment.ts';
import { nextVersion } from './payment-writes.ts';
import { type SettlePaymentDeps, settlePayment } from './settle-payment.ts';

/** `replaced`: the payment was voided, so begin another · `lost`: another process changed it, so read it again. */
export type Restated =
  | { readonly kind: 'kept'; readonly payment: PaymentRecord }
  | { readonly kind: 'replaced' | 'lost' };

interface View {
  readonly payment: PaymentRecord;
  readonly booking: BookingRecord;
  readonly word: LastWord;
  /** Whether a guest makes the call. The booking is then found by the address. */
  readonly asGuest: boolean;
}

/**
 * Applies the buyer's last details before they pay: the address of the receipt, the payer, and whether the method is
 * kept. Stripe gets them before they are recorded, so the next call repairs a crash in between.
 * @throws AppError `invalid_state` when the buyer has paid: nothing changes any more
 * @throws ProviderError as Stripe fails
 */
export async function restatePayment(deps: SettlePaymentDeps, view: View): Promise<Restated> {
  const { payment, word } = view;
  if (payment.status !== 'open' || payment.intentId === undefined) throw tooLate();
  const { intentId } = payment;
  const decision = decideRestatement(await deps.provider.getIntent(intentId), word);
  if (decision.kind === 'late') throw tooLate();
  if (decision.kind === 'replace') {
    await orLate(deps.provider.cancelIntent(intentId, `replace:${intentId}:${payment.tries}`));
    await settlePayment(deps, payment.id);
    return { kind: 'replaced' };
  }
  const { saveMethod, customer, email } = word;
  await orLate(
    deps.provider.updateIntent(intentId, {
      ...(email && { email: email.address }),
      ...(decision.setCustomer && customer !== undefined && { customer }),
      ...(saveMethod !== undefined && { saveMethod }),
    }),
  );
  return record(deps, view);
}

async function record(deps: SettlePaymentDeps, view: View): Promise<Restated> {
  const { booking, word } = view;
  const { saveMethod: kept, ...payment } = view.payment;
  const saveMethod = word.saveMethod ?? kept;
  const restated = nextVersion(
    deps,
    { payment, booking },
    {
      ...(word.email?.digest !== undefined && { emailDigest: word.email.digest }),
      ...(word.customer !== undefined && { stripeCustomer: word.customer }),
      ...(saveMethod && { saveMethod }),
    },
  );
  const outcome = await deps.payments.take({ payment: restated, address: addressOf(deps, view) });
  if (outcome === 'changed') return { kind: 'lost' };
  return { kind: 'kept', payment: restated };
}

function addressOf(
  { clock }: SettlePaymentDeps,
  { payment, booking, word, asGuest }: View,
): AddressChange | undefined {
  const digest = word.email?.digest;
  const { emailDigest: before } = payment;
  if (digest === undefined) return undefined;
  // A customer has the booking in their account, so it is no longer found by an address.
  const found = asGuest ? { digest } : {};
  return addressChange('begun', { booking, ...found, ...(before && { before }), at: clock.now() });
}

/** The bank was faster than the buyer's change. */
async function orLate(call: Promise<Intent>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (failureOf(error) === 'changed') throw tooLate();
    if (failureOf(error) !== 'refused') throw error;
    throw new AppError(
      'payment_refused',
      'Stripe refused these details of the payment. Check them and try again.',
      { cause: error },
    );
  }
}

const tooLate = () =>
  new AppError(
    'invalid_state',
    'The payment is already running, so its receipt, customer and method can no longer change. Read the booking.',
  );
