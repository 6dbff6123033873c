import { nextVersion } from './payment-writes.ts';
import { type TakeStep, withoutEmail } from './step.ts';

/** Records that nothing was captured: in the payment and, where needed, in the booking. */
export const close: TakeStep = async (deps, view) => {
  const { payment, booking } = view;
  const tellsNothing = booking.payment === undefined || booking.payment.status === 'voided';
  const change = { payment: { status: 'voided' }, now: deps.clock.now() } as const;
  await deps.payments.take({
    payment: nextVersion(deps, { payment: withoutEmail(payment), booking }, { status: 'voided' }),
    ...(!tellsNothing && { booking: { from: booking, change } }),
  });
  return {};
};
