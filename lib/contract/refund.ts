import * as z from 'zod';
import { bookingId } from './ids.ts';
import { instant } from './instant.ts';
import { currency, money } from './money.ts';
import { paymentFailure } from './payment-failure.ts';
import { sold } from './sold.ts';
import { text } from './text.ts';

export const newRefund = z
  .strictObject({
    amount: money.optional().meta({ description: 'By default all that is left.' }),
    reason: text({ max: 300, lines: true }).meta({
      description: 'For colleagues. The buyer does not see it. Do not write anything about the person here.',
    }),
    returnUnits: z.boolean().default(false).meta({
      description: 'Whether the units are for sale again. Only possible when all that is left is refunded.',
    }),
  })
  .refine(({ amount }) => amount?.amountMinor !== 0, {
    path: ['amount', 'amountMinor'],
    error: 'must be more than 0',
  })
  .meta({ id: 'NewRefund' });
export type NewRefund = z.output<typeof newRefund>;

export const refundStatus = z.enum(['requested', 'sent', 'failed', 'covered', 'replaced', 'settled']).meta({
  id: 'RefundStatus',
  description:
    '`requested`: on its way to Stripe · `sent`: Stripe has it · `failed`: Stripe refused it or a bank sent it back, so the shop still has the money · `covered`: Stripe had returned so much already that nothing was left to send · `replaced`: it failed, and another refund was tried · `settled`: it failed, and staff returned the money in another way.',
});
export type RefundStatus = z.infer<typeof refundStatus>;

/** Unique within the payment: `cancellation`, a refund by staff (`rfd_…`), or one from Stripe’s dashboard (`re_…`). */
export const refundId = z
  .string()
  .regex(/^[a-z]\w{0,63}$/, 'must be the id of a refund')
  .meta({ id: 'RefundId', description: 'Identifies a refund of a payment.' });

const refundFailure = z.enum(['refused', 'returned']).meta({
  id: 'RefundFailure',
  description: '`refused`: Stripe did not accept it · `returned`: the buyer’s bank sent the money back.',
});

const refund = z
  .object({
    id: z.string(),
    amount: money,
    reason: z.string(),
    status: refundStatus,
    stripeId: z.string().optional(),
    requestedAt: instant,
    failure: refundFailure.optional(),
    failedAt: instant.optional(),
  })
  .meta({ id: 'Refund' });

export const refundResolution = z
  .strictObject({
    resolution: z.enum(['try_again', 'settled']).meta({
      description:
        '`try_again`: another refund of the same amount goes to Stripe · `settled`: the buyer has the money already, in a way that Stripe does not know, such as a bank transfer.',
    }),
    reason: text({ max: 300, lines: true }).meta({
      description: 'For colleagues. Do not write anything about the person here.',
    }),
  })
  .meta({ id: 'NewRefundResolution' });
export type RefundResolution = z.output<typeof refundResolution>;

export const failedRefundStatuses = ['failed', 'settled', 'replaced'] as const;
export const failedRefundStatus = z.enum(failedRefundStatuses).meta({
  id: 'FailedRefundStatus',
  description:
    '`failed`: staff must resolve it · `settled`: staff returned the money in another way · `replaced`: it was tried again.',
});
export type FailedRefundStatus = z.infer<typeof failedRefundStatus>;

export const failedRefund = z
  .object({
    id: refundId,
    bookingId,
    ...sold,
    amount: money,
    reason: z.string().meta({ description: 'The reason of the refund.' }),
    status: failedRefundStatus,
    failure: refundFailure,
    stripeId: z
      .string()
      .optional()
      .meta({ description: 'Stripe’s id of the refund, unless Stripe refused it.' }),
    requestedAt: instant,
    failedAt: instant,
    resolvedAt: instant.optional(),
    resolution: z.string().optional().meta({ description: 'Staff’s note about how it was resolved.' }),
  })
  .meta({ id: 'FailedRefund', description: 'A refund that did not reach the buyer.' });
export type FailedRefund = z.infer<typeof failedRefund>;

const dispute = z
  .object({
    id: z.string(),
    amount: money,
    reason: z.string(),
    status: z
      .string()
      .meta({ description: 'Stripe’s own: `needs_response`, `under_review`, `won`, `lost` …' }),
    dueBy: instant.optional().meta({ description: 'The bank accepts evidence until then.' }),
    openedAt: instant,
    withdrawn: money,
    reinstated: money,
  })
  .meta({ id: 'Dispute', description: 'A bank’s demand to return money.' });

const minor = z.int().meta({ format: 'int64' });

const ledgerLine = z
  .object({
    entry: z.string().meta({ description: 'The entry’s name, as in `capture#pi_…`.' }),
    kind: z.string(),
    currency,
    lines: z.array(z.object({ account: z.string(), amountMinor: minor })),
    at: instant,
  })
  .meta({ id: 'LedgerEntry', description: 'A movement of money, in lines that sum to zero.' });

export const staffPayment = z
  .object({
    bookingId,
    ...sold,
    amount: money,
    status: z.enum(['creating', 'open', 'capturing', 'captured', 'voided', 'returned']),
    intentId: z.string().optional().meta({ description: 'Stripe’s id of the PaymentIntent.' }),
    declines: z.int().min(0).meta({ format: 'int64', description: 'How many cards banks refused.' }),
    lastRefusal: z
      .object({ reason: paymentFailure, at: instant })
      .optional()
      .meta({ description: 'Why and when a bank last refused. Absent in payments from before this field.' }),
    refunded: money,
    refunds: z.array(refund),
    disputes: z.array(dispute),
    ledger: z.array(ledgerLine),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'StaffPayment', description: 'The payment of a booking, as staff see it.' });
export type StaffPayment = z.infer<typeof staffPayment>;

export const ledgerDay = z.iso
  .date('must be a day, as in 2026-12-24')
  .meta({ id: 'Day', example: '2026-12-24' });

export const ledgerDifference = z
  .object({
    kind: z.enum(['missing_here', 'missing_at_stripe', 'other_amount', 'other_currency']),
    effect: z.string().meta({
      description: 'The kind of movement: `taken`, `given_back`, `came_back`, `disputed`, `dispute_won`.',
    }),
    id: z.string().meta({ description: 'The id of the PaymentIntent, the refund or the dispute.' }),
    bookingId: z.string().optional(),
    here: z.string().optional().meta({ description: 'The ledger’s amount, as in `1999 EUR`.' }),
    stripe: z.string().optional().meta({ description: 'Stripe’s amount.' }),
    agreedAt: instant
      .optional()
      .meta({ description: 'When a later look at its payment found no difference any more.' }),
  })
  .meta({ id: 'LedgerDifference' });
export type LedgerDifference = z.infer<typeof ledgerDifference>;

export const ledgerReport = z
  .object({
    day: ledgerDay,
    madeAt: instant,
    compared: z
      .object({ here: minor, stripe: minor })
      .meta({ description: 'The number of movements compared.' }),
    differing: minor.meta({ description: 'The number of differences. The list has the first 500.' }),
    differences: z.array(ledgerDifference),
  })
  .meta({ id: 'LedgerReport', description: 'The comparison of a day’s ledger with Stripe’s report.' });
export type LedgerReport = z.infer<typeof ledgerReport>;
