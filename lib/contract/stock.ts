import * as z from 'zod';
import { dealId } from './ids.ts';
import { instant } from './instant.ts';
import { maxStock } from './max-stock.ts';
import { sold } from './sold.ts';

const units = z.int().min(0).max(maxStock).meta({ format: 'int64' });
const count = z.int().min(0).meta({ format: 'int64' });

/** `quantityTotal = available + claimed + held + sold`, each at least zero, at every instant. */
export const stock = z
  .object({
    dealId,
    quantityTotal: units,
    available: units,
    claimed: units,
    held: units,
    sold: units,
    waiting: units.optional().meta({
      description:
        'How many wait in line. Present while a line exists: `available` units are then offered to it, and the public cannot order them.',
    }),
    oldestClaimAt: instant.optional().meta({
      description:
        'When the oldest open claim was made. Claims last seconds; one that is older than a minute waits for the sweeper. Absent without claims.',
    }),
  })
  .meta({ id: 'Stock', description: 'The scarce units behind a deal.' });
export type StockView = z.infer<typeof stock>;

export const stockTotal = z
  .strictObject({
    quantityTotal: units,
    expectedTotal: units.optional().meta({
      description:
        'The total that the new one was computed from. When the stock has another one, the request fails with `stock_changed`. Send it to add units: two colleagues who add the same units then add them once.',
    }),
  })
  .meta({ id: 'StockTotal' });

/** `held` and `sold` are units counted from the booking records; `counters` are the numbers in the stock item. */
export const reconciliation = z
  .object({
    ...sold,
    quantityTotal: units,
    available: units,
    claimed: units,
    held: count,
    sold: count,
    counters: z.object({ held: units, sold: units }),
    bookings: z
      .object({
        held: count,
        confirmed: count,
        redeemed: count,
        fulfilled: count,
        rejected: count,
        expired: count,
        cancelled: count,
        refunded: count,
      })
      .meta({ description: 'Booking records by status.' }),
    balanced: z
      .boolean()
      .meta({ description: 'Whether the records and the stock agree, and the stock adds up.' }),
    countedAt: instant,
  })
  .meta({ id: 'Reconciliation' });
export type Reconciliation = z.infer<typeof reconciliation>;
