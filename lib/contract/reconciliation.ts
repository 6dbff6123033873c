import * as z from 'zod';
import { bookingId } from './ids.ts';
import { instant } from './instant.ts';
import { ledgerDay, ledgerDifference } from './refund.ts';
import { sold } from './sold.ts';
import { reconciliation } from './stock.ts';
import { opaqueText } from './text.ts';

const count = z.int().min(0).meta({ format: 'int64' });

export const stockRepairs = ['close_claims', 'release_holds', 'refresh_records'] as const;
export const stockRepair = z.enum(stockRepairs).meta({
  id: 'StockRepair',
  description:
    '`close_claims`: close the claims whose maker stopped, and give back what they did not record · `release_holds`: end the holds that are long over · `refresh_records`: read every booking of staff’s view anew, and correct those that are behind.',
});
export type StockRepair = z.infer<typeof stockRepair>;

export const stockFindings = [
  'abandoned_claims',
  'overdue_holds',
  'records_differ',
  'claims_without_intent',
  'does_not_add_up',
  'counters_differ',
] as const;
export const stockFinding = z.enum(stockFindings).meta({
  id: 'StockFinding',
  description:
    'Repairs fit the first three. The others need a person: `claims_without_intent`: nobody can say which orders a claim was for · `does_not_add_up`: the counters of the stock do not sum to its total · `counters_differ`: the records are fresh, and the counters still say something else.',
});
export type StockFinding = z.infer<typeof stockFinding>;

const checkedClaim = z.object({
  claimId: z.string(),
  units: count,
  madeAt: instant,
  hasIntent: z.boolean().meta({ description: 'Whether the list of its orders is still there.' }),
});

export const stockCheck = reconciliation
  .omit({ countedAt: true })
  .extend({
    checkedAt: instant,
    findings: z.array(stockFinding).meta({ description: 'Empty when everything agrees.' }),
    repairs: z.array(stockRepair).meta({ description: 'The repairs that fit, in the order to try them.' }),
    claims: z
      .array(checkedClaim)
      .meta({ description: 'Claims whose maker has certainly stopped; 50 at most.' }),
    overdueHolds: count.meta({ description: 'Holds that ended more than two minutes ago; 1,000 at most.' }),
    refreshedAt: instant.optional().meta({ description: 'When the records were last read anew.' }),
  })
  .meta({
    id: 'StockCheck',
    description: 'The comparison of a deal’s stock with its records, as it was last made.',
    example: {
      dealId: 'deal_0123456789abcdef',
      quantityTotal: 100,
      available: 60,
      claimed: 0,
      held: 2,
      sold: 37,
      counters: { held: 2, sold: 38 },
      bookings: {
        held: 2,
        confirmed: 37,
        redeemed: 0,
        fulfilled: 0,
        rejected: 0,
        expired: 0,
        cancelled: 0,
        refunded: 0,
      },
      balanced: false,
      checkedAt: '2026-12-24T18:00:00.000Z',
      findings: ['records_differ'],
      repairs: ['refresh_records'],
      claims: [],
      overdueHolds: 0,
    },
  });
export type StockCheck = z.infer<typeof stockCheck>;

export const stockRun = z
  .object({
    startedAt: instant,
    endedAt: instant.optional().meta({ description: 'Absent while it runs, or when it was not finished.' }),
    checked: count,
    differing: count,
  })
  .meta({
    id: 'StockRun',
    description: 'A night’s check of all stocks that sell, or have something open.',
    example: {
      startedAt: '2026-12-24T04:00:00.000Z',
      endedAt: '2026-12-24T04:01:10.000Z',
      checked: 12,
      differing: 0,
    },
  });
export type StockRun = z.infer<typeof stockRun>;

export const newStockRepair = z
  .strictObject({
    repair: stockRepair,
    cursor: opaqueText({ max: 1_024 }).optional().meta({ description: 'nextCursor of the answer before.' }),
  })
  .meta({ id: 'NewStockRepair', example: { repair: 'refresh_records' } });

export const stockRepairResult = z
  .object({
    repair: stockRepair,
    done: z.boolean().meta({ description: 'False for a preview.' }),
    read: count.meta({ description: 'The records, claims or holds that were looked at.' }),
    found: count.meta({ description: 'Those to be repaired.' }),
    repaired: count,
    ids: z.array(z.string()).meta({ description: 'Claims or bookings to be repaired, 50 at most.' }),
    nextCursor: z.string().nullable().meta({ description: 'Send it again to continue; null at the end.' }),
  })
  .meta({
    id: 'StockRepairResult',
    example: {
      repair: 'close_claims',
      done: true,
      read: 1,
      found: 1,
      repaired: 1,
      ids: ['clm_0123456789abcdef'],
      nextCursor: null,
    },
  });
export type StockRepairResult = z.infer<typeof stockRepairResult>;

export const ledgerRepairs = ['settle', 'sync', 'enter'] as const;
export const ledgerRepair = z.enum(ledgerRepairs).meta({
  id: 'LedgerRepair',
  description:
    '`settle`: take the payment’s next step · `sync`: record refunds and disputes that only Stripe has · `enter`: enter into the ledger what Stripe and the payment’s own record agree on, and the ledger lacks.',
});
export type LedgerRepair = z.infer<typeof ledgerRepair>;

export const paymentComparison = z
  .object({
    bookingId,
    ...sold,
    intentId: z.string().optional(),
    status: z.string().meta({ description: 'The status of the payment.' }),
    comparedAt: instant,
    agreed: count.meta({ description: 'The movements that agree.' }),
    differences: z.array(ledgerDifference),
    repair: ledgerRepair
      .optional()
      .meta({ description: 'The repair that fits first. Absent when none does.' }),
    nextStep: z.string().optional().meta({ description: 'The step that the payment would take.' }),
    nextChange: z
      .string()
      .optional()
      .meta({ description: 'The movement that would be recorded, as in `refund#re_…`.' }),
    entries: z
      .array(z.string())
      .meta({ description: 'The entries that `enter` would add, as in `capture#pi_…`.' }),
  })
  .meta({
    id: 'PaymentComparison',
    description: 'A payment’s entries in the ledger beside its movements at Stripe.',
    example: {
      bookingId: `bkg_${'0'.repeat(48)}`,
      dealId: 'deal_0123456789abcdef',
      intentId: 'pi_3PgafmB7WZ01zgkW1vQwzgxF',
      status: 'captured',
      comparedAt: '2026-12-24T18:00:00.000Z',
      agreed: 1,
      differences: [],
      entries: [],
    },
  });
export type PaymentComparison = z.infer<typeof paymentComparison>;

export const newLedgerRepair = z
  .strictObject({ repair: ledgerRepair })
  .meta({ id: 'NewLedgerRepair', example: { repair: 'sync' } });

export const ledgerReportSummary = z
  .object({
    day: ledgerDay,
    madeAt: instant,
    differing: count,
    compared: z.object({ here: count, stripe: count }),
  })
  .meta({
    id: 'LedgerReportSummary',
    example: {
      day: '2026-12-24',
      madeAt: '2026-12-25T05:00:00.000Z',
      differing: 0,
      compared: { here: 12, stripe: 12 },
    },
  });
export type LedgerReportSummary = z.infer<typeof ledgerReportSummary>;
