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

const refund = z
  .object({
    id: z.string(),
    amount: money,
    reason: z.string(),
    status: z.enum(['requested', 'sent', 'failed']).meta({
      description:
        '`requested`: on its way to Stripe · `sent`: Stripe has it · `failed`: the bank did not take it, and the money is still here.',
    }),
    stripeId: z.string().optional(),
    requestedAt: instant,
  })
  .meta({ id: 'Refund' });

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
