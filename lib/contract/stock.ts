import * as z from 'zod';
import { maxStock } from './deal.ts';
import { dealId } from './ids.ts';
import { instant } from './instant.ts';

const units = z.int().min(0).max(maxStock).meta({ format: 'int64' });
const count = z.int().min(0).meta({ format: 'int64' });

/** `quantityTotal = available + claimed + held + sold`, each at least zero, at every instant. */
export const stock = z
  .object({ dealId, quantityTotal: units, available: units, claimed: units, held: units, sold: units })
  .meta({ id: 'Stock', description: 'The scarce units behind a deal.' });
export type StockView = z.infer<typeof stock>;

export const stockTotal = z.strictObject({ quantityTotal: units }).meta({ id: 'StockTotal' });

/** `held` and `sold` are units counted from the booking records; `counters` is what the stock item says. */
export const reconciliation = z
  .object({
    dealId,
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
    balanced: z.boolean().meta({ description: 'The records and the stock agree, and the stock adds up.' }),
    countedAt: instant,
  })
  .meta({ id: 'Reconciliation' });
export type Reconciliation = z.infer<typeof reconciliation>;

/** Figures count events, so they only ever rise: `held` is how many bookings were ever held, not how many are now. */
export const figures = z
  .object({
    dealId,
    orders: count.meta({ description: 'Orders decided: held, confirmed at once, or rejected.' }),
    held: count.meta({ description: 'Bookings that were ever held.' }),
    confirmed: count.meta({ description: 'Bookings that were ever confirmed.' }),
    rejected: count,
    expired: count,
    cancelled: count,
    unitsByMinute: z
      .array(
        z.object({
          minute: instant,
          orders: count,
          units: count.meta({
            description: 'Units that orders of this minute got, given back since or not.',
          }),
        }),
      )
      .meta({ description: 'Minutes in which orders were made, oldest first; the latest 120.' }),
  })
  .meta({
    id: 'Figures',
    description:
      'What happened to a deal’s orders, counted from its events. All counts are cumulative: a hold that expired counts in `held` and in `expired`.',
  });
export type Figures = z.infer<typeof figures>;
