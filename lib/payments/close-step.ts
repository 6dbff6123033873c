import { nextVersion } from './payment-writes.ts';
import { type Step, withoutEmail } from './step.ts';

/** Nothing was taken: the record says so, and the booking, where there is something to say. */
export const close: Step = async (deps, view) => {
  const { payment, booking } = view;
  const tellsNothing = booking.payment === undefined || booking.payment.status === 'voided';
  const change = { payment: { status: 'voided' }, now: deps.clock.now() } as const;
  await deps.payments.take({
    payment: nextVersion(deps, { payment: withoutEmail(payment), booking }, { status: 'voided' }),
    ...(!tellsNothing && { booking: { from: booking, change } }),
  });
  return {};
};
