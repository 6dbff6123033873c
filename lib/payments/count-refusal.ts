import type { BookingRecord } from '../bookings/booking.ts';
import type { PaymentFailure } from '../contract/payment-failure.ts';
import type { PaymentRecord } from './payment.ts';
import { nextVersion } from './payment-writes.ts';
import type { StepDeps, TakeStep } from './step.ts';

/** Enough to recognise copies of each refusal. A payment with ten is voided, and few refusals are under way by then. */
const remembered = 50;

/**
 * Returns the payment with one more refused card. The refusal counts against its buyer too. A buyer with too many, over
 * all payments, cannot pay for a while.
 * @param refusal the charge, or the event that reported it, and the family of its reason
 */
export async function withRefusal(
  deps: Pick<StepDeps, 'refusedCards' | 'clock'>,
  { payment, booking }: { readonly payment: PaymentRecord; readonly booking: BookingRecord },
  { refusal, reason }: { readonly refusal: string; readonly reason: PaymentFailure },
): Promise<PaymentRecord> {
  const isTooMany = await deps.refusedCards.note({ ...booking.traces, buyerId: payment.buyerId });
  return nextVersion(
    deps,
    { payment, booking },
    {
      declines: payment.declines + 1,
      refusals: [...(payment.refusals ?? []), refusal].slice(-remembered),
      lastRefusal: { reason, at: deps.clock.now() },
      ...(isTooMany && { stopped: true }),
    },
  );
}

/** Counts the refusal that Stripe shows, because its event may come late or never. */
export const countRefusal: TakeStep = async (deps, view) => {
  const { intent } = view;
  if (intent?.refusal === undefined) return {};
  const payment = await withRefusal(deps, view, {
    refusal: intent.refusal,
    reason: intent.failure ?? 'declined',
  });
  // Another process may have counted it. Stripe's answer is still valid, and need not be requested again.
  await deps.payments.take({ payment });
  return { intent };
};
