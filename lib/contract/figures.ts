import * as z from 'zod';
import { dealId } from './ids.ts';
import { instant } from './instant.ts';
import { currency } from './money.ts';
import { ledgerDay as day } from './refund.ts';

const count = z.int().min(0).meta({ format: 'int64' });
const minor = z.int().meta({ format: 'int64' });

const revenueOf = {
  currency,
  payments: count.meta({ description: 'Captured payments for bookings.' }),
  units: count.meta({ description: 'The units of these payments, returned ones included.' }),
  grossMinor: minor.meta({ description: 'The captured amount, in minor units.' }),
  refundedMinor: minor.meta({
    description: 'Refunds to buyers. A refund that the bank sent back does not count.',
  }),
  disputedMinor: minor.meta({ description: 'Money that banks took back, less what they returned.' }),
  netMinor: minor.meta({
    description: 'grossMinor − refundedMinor − disputedMinor. Negative on a day with more money out than in.',
  }),
};

export const revenueInCurrency = z.object(revenueOf).meta({
  id: 'Revenue',
  description:
    'Money in one currency, from the entries of the ledger, each counted once. Money taken without a booking goes back and does not count. Stripe’s fees are not deducted.',
});
export type Revenue = z.infer<typeof revenueInCurrency>;

export const dailyRevenue = z.object({ day, ...revenueOf }).meta({
  id: 'DailyRevenue',
  description:
    'The movements of a day (UTC). A refund counts on the day it was sent, not on the day of the sale.',
});
export type DailyRevenue = z.infer<typeof dailyRevenue>;

const outcomes = {
  held: count.meta({ description: 'Units of bookings that were ever held.' }),
  confirmed: count.meta({ description: 'Units of bookings that were ever confirmed.' }),
  rejected: count,
  expired: count,
  cancelled: count,
  refunded: count.meta({ description: 'Units of bookings that were fully refunded without being returned.' }),
};

/** Figures count events, so they only rise: `held` counts all bookings that were ever held, not those held now. */
export const dealFigures = z
  .object({
    dealId,
    orders: count.meta({ description: 'Decided orders: held, confirmed at once, or rejected.' }),
    held: count.meta({ description: 'Bookings that were ever held.' }),
    confirmed: count.meta({ description: 'Bookings that were ever confirmed.' }),
    rejected: count,
    expired: count,
    cancelled: count,
    refunded: count.meta({ description: 'Bookings that were fully refunded and not cancelled.' }),
    units: z.object(outcomes).meta({ description: 'The units of those orders.' }),
    revenue: z.array(revenueInCurrency).meta({ description: 'For all time, by currency.' }),
    revenueByDay: z.array(dailyRevenue).meta({
      description: 'Days with movements of money, newest first; the latest 100 of day and currency.',
    }),
    unitsByMinute: z
      .array(
        z.object({
          minute: instant,
          orders: count,
          units: count.meta({
            description: 'The units that orders of this minute got, returned ones included.',
          }),
        }),
      )
      .meta({ description: 'Minutes with orders, oldest first; the latest 120.' }),
  })
  .meta({
    id: 'Figures',
    description:
      'Counts of a deal’s orders, from its events. All counts are cumulative: an expired hold counts in `held` and in `expired`.',
  });
export type Figures = z.infer<typeof dealFigures>;
