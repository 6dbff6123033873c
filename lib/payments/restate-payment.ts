import type { BookingRecord } from '../bookings/booking.ts';
import { AppError } from '../platform/errors.ts';
import { failureOf, type Intent } from '../stripe/provider.ts';
import { type AddressChange, addressChange } from './address-writes.ts';
import { decideRestatement, type LastWord } from './decide-last-word.ts';
import type { PaymentRecord } from './payment.ts';
import { nextVersion } from './payment-writes.ts';
import { type SettleDeps, settlePayment } from './settle-payment.ts';

/** `replaced`: it was given up, begin another · `lost`: somebody moved it, look again. */
export type Restated =
  | { readonly kind: 'kept'; readonly payment: PaymentRecord }
  | { readonly kind: 'replaced' | 'lost' };

interface View {
  readonly payment: PaymentRecord;
  readonly booking: BookingRecord;
  readonly word: LastWord;
  /** Whether a guest says it: then the booking is found by the address. */
  readonly asGuest: boolean;
}

/**
 * Makes the buyer's last word before they pay the one that counts: where the receipt goes, whose payment it is, whether
 * the method is kept. Stripe hears it before it is recorded, so a call that dies in between is mended by the next one.
 * @throws AppError `invalid_state` when the buyer has paid: nothing changes any more
 * @throws ProviderError as Stripe fails
 */
export async function restatePayment(deps: SettleDeps, view: View): Promise<Restated> {
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

async function record(deps: SettleDeps, view: View): Promise<Restated> {
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
  { clock }: SettleDeps,
  { payment, booking, word, asGuest }: View,
): AddressChange | undefined {
  const digest = word.email?.digest;
  const { emailDigest: before } = payment;
  if (digest === undefined) return undefined;
  // A customer has the booking as who they are: it is found by no address any more.
  const found = asGuest ? { digest } : {};
  return addressChange('begun', { booking, ...found, ...(before && { before }), at: clock.now() });
}

/** The bank was faster than the buyer's second thoughts. */
async function orLate(call: Promise<Intent>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (failureOf(error) === 'changed') throw tooLate();
    if (failureOf(error) !== 'refused') throw error;
    throw new AppError('payment_refused', 'Stripe does not take this for the payment.', { cause: error });
  }
}

const tooLate = () =>
  new AppError(
    'invalid_state',
    'The payment is under way, and this comes too late: the receipt, the customer and the method stay as they were said before. Read the booking.',
  );
