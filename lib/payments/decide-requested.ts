import { amountOf } from './decide-amount.ts';
import type { PaymentRecord, Refund } from './payment.ts';

/** Returns the refunds that must still be sent to Stripe, oldest first. A map keeps no order in the table. */
export const requestedRefunds = ({ refunds = {} }: Pick<PaymentRecord, 'refunds'>): Refund[] =>
  Object.values(refunds)
    .filter(({ status }) => status === 'requested')
    .sort((a, b) => a.requestedAt - b.requestedAt || (a.id < b.id ? -1 : 1));

/** Minor units that were refunded. */
const goneMinor = ({ refunds = {} }: Pick<PaymentRecord, 'refunds'>): number =>
  Object.values(refunds)
    .filter(({ status }) => status === 'sent' || status === 'settled')
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);

/**
 * Reduces the unsent refunds to the amount that the others leave, the oldest first. A smaller refund is another request
 * at Stripe, so it needs another key.
 */
export function decideRequested(
  payment: Pick<PaymentRecord, 'lines' | 'tries' | 'refunds'>,
): Pick<PaymentRecord, 'refunds'> & Partial<Pick<PaymentRecord, 'tries'>> {
  const refunds: Record<string, Refund> = { ...payment.refunds };
  let left = amountOf(payment).amountMinor - goneMinor(payment);
  let changed = false;
  for (const refund of requestedRefunds(payment)) {
    const amountMinor = Math.max(0, Math.min(left, refund.amountMinor));
    left -= amountMinor;
    if (amountMinor === refund.amountMinor) continue;
    changed = true;
    refunds[refund.id] = amountMinor > 0 ? { ...refund, amountMinor } : { ...refund, status: 'covered' };
  }
  return { refunds, ...(changed && { tries: payment.tries + 1 }) };
}
