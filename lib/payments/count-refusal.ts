import type { BookingRecord } from '../bookings/booking.ts';
import type { PaymentRecord } from './payment.ts';
import { nextVersion } from './payment-writes.ts';
import type { Step, StepDeps } from './step.ts';

/** Enough to tell each of them from its copies: a payment with ten is let go, and few are on their way by then. */
const remembered = 50;

/**
 * The payment with one more refused card, which counts against its buyer as well: one who has had too many, with this
 * payment or others, pays nothing for a while.
 * @param refusal the charge, or the event that told of it
 */
export async function withRefusal(
  deps: Pick<StepDeps, 'refusedCards' | 'clock'>,
  { payment, booking }: { readonly payment: PaymentRecord; readonly booking: BookingRecord },
  refusal: string,
): Promise<PaymentRecord> {
  const isTooMany = await deps.refusedCards.note({ ...booking.traces, buyerId: payment.buyerId });
  return nextVersion(
    deps,
    { payment, booking },
    {
      declines: payment.declines + 1,
      refusals: [...(payment.refusals ?? []), refusal].slice(-remembered),
      ...(isTooMany && { stopped: true }),
    },
  );
}

/** Counts the refusal that Stripe shows: the event about it may come late, or never. */
export const countRefusal: Step = async (deps, view) => {
  const { intent } = view;
  if (intent?.refusal === undefined) return {};
  const payment = await withRefusal(deps, view, intent.refusal);
  // Somebody else may have counted it: what Stripe has just said holds all the same, and need not be asked for again.
  await deps.payments.take({ payment });
  return { intent };
};
