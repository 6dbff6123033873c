import * as z from 'zod';
import { bookingId, dealId } from './ids.ts';
import { instant } from './instant.ts';
import { currency, money } from './money.ts';
import { text } from './text.ts';

export const newRefund = z
  .strictObject({
    amount: money.optional().meta({ description: 'All that is left when left out.' }),
    reason: text({ max: 300, lines: true }).meta({
      description: 'For colleagues; the buyer does not see it. Nothing about the person belongs here.',
    }),
    returnUnits: z.boolean().default(false).meta({
      description: 'Whether the units are for sale again. Only with all that is left.',
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
    '`requested`: on its way to Stripe · `sent`: Stripe has it · `failed`: Stripe refused it or a bank sent it back, and the money is still here · `covered`: so much had gone back at Stripe already that nothing was left to send · `replaced`: it failed, and another refund was tried · `settled`: it failed, and staff gave the money back in another way.',
});
export type RefundStatus = z.infer<typeof refundStatus>;

/**
 * Of the payment that it belongs to: `cancellation`, one that staff asked for (`rfd_…`), or one of Stripe's dashboard
 * (`re_…`).
 */
export const refundId = z
  .string()
  .regex(/^[a-z]\w{0,63}$/, 'must be the id of a refund')
  .meta({ id: 'RefundId', description: 'Identifies a refund of a payment.' });

const refundFailure = z.enum(['refused', 'returned']).meta({
  id: 'RefundFailure',
  description: '`refused`: Stripe did not take it · `returned`: the buyer’s bank sent the money back.',
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
        '`try_again`: another refund of the same amount goes to Stripe · `settled`: the buyer has the money already, by a way that Stripe does not know, as in a bank transfer.',
    }),
    reason: text({ max: 300, lines: true }).meta({
      description: 'For colleagues. Nothing about the person belongs here.',
    }),
  })
  .meta({ id: 'NewRefundResolution' });
export type RefundResolution = z.output<typeof refundResolution>;

export const failedRefundStatuses = ['failed', 'settled', 'replaced'] as const;
export const failedRefundStatus = z.enum(failedRefundStatuses).meta({
  id: 'FailedRefundStatus',
  description:
    '`failed`: somebody has to see to it · `settled`: staff gave the money back in another way · `replaced`: it was tried again.',
});
export type FailedRefundStatus = z.infer<typeof failedRefundStatus>;

export const failedRefund = z
  .object({
    id: refundId,
    bookingId,
    dealId,
    amount: money,
    reason: z.string().meta({ description: 'Why it was asked for.' }),
    status: failedRefundStatus,
    failure: refundFailure,
    stripeId: z.string().optional().meta({ description: 'Stripe’s id of it, unless it was refused.' }),
    requestedAt: instant,
    failedAt: instant,
    resolvedAt: instant.optional(),
    resolution: z.string().optional().meta({ description: 'What staff said about how it was dealt with.' }),
  })
  .meta({ id: 'FailedRefund', description: 'Money that should have gone back and did not.' });
export type FailedRefund = z.infer<typeof failedRefund>;

const dispute = z
  .object({
    id: z.string(),
    amount: money,
    reason: z.string(),
    status: z
      .string()
      .meta({ description: 'Stripe’s own: `needs_response`, `under_review`, `won`, `lost` …' }),
    dueBy: instant.optional().meta({ description: 'Until when the bank takes evidence.' }),
    openedAt: instant,
    withdrawn: money,
    reinstated: money,
  })
  .meta({ id: 'Dispute', description: 'A bank asks for money back.' });

const minor = z.int().meta({ format: 'int64' });

const ledgerLine = z
  .object({
    entry: z.string().meta({ description: 'What was entered, as in `capture#pi_…`.' }),
    kind: z.string(),
    currency,
    lines: z.array(z.object({ account: z.string(), amountMinor: minor })),
    at: instant,
  })
  .meta({ id: 'LedgerEntry', description: 'Money that moved, in lines that sum to zero.' });

export const staffPayment = z
  .object({
    bookingId,
    dealId,
    amount: money,
    status: z.enum(['creating', 'open', 'capturing', 'captured', 'voided', 'returned']),
    intentId: z.string().optional().meta({ description: 'Stripe’s id of the PaymentIntent.' }),
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

const difference = z
  .object({
    kind: z.enum(['missing_here', 'missing_at_stripe', 'other_amount', 'other_currency']),
    effect: z
      .string()
      .meta({ description: 'What moved: `taken`, `given_back`, `came_back`, `disputed`, `dispute_won`.' }),
    id: z.string().meta({ description: 'Of the PaymentIntent, the refund or the dispute.' }),
    bookingId: z.string().optional(),
    here: z.string().optional().meta({ description: 'What the ledger says, as in `1999 EUR`.' }),
    stripe: z.string().optional().meta({ description: 'What Stripe says.' }),
  })
  .meta({ id: 'LedgerDifference' });
export type LedgerDifference = z.infer<typeof difference>;

export const ledgerReport = z
  .object({
    day: ledgerDay,
    madeAt: instant,
    compared: z
      .object({ here: minor, stripe: minor })
      .meta({ description: 'How many movements were compared.' }),
    differing: minor.meta({ description: 'How many differ; the list holds the first 500.' }),
    differences: z.array(difference),
  })
  .meta({ id: 'LedgerReport', description: 'A day of the ledger held against what Stripe says of it.' });
export type LedgerReport = z.infer<typeof ledgerReport>;
