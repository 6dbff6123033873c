import * as z from 'zod';
import { dealId } from './ids.ts';
import { instant } from './instant.ts';
import { currency } from './money.ts';
import { ledgerDay as day } from './refund.ts';

const count = z.int().min(0).meta({ format: 'int64' });
const minor = z.int().meta({ format: 'int64' });

const revenueOf = {
  currency,
  payments: count.meta({ description: 'Payments that were captured for bookings.' }),
  units: count.meta({ description: 'Units that they paid for, given back since or not.' }),
  grossMinor: minor.meta({ description: 'What was captured, in minor units.' }),
  refundedMinor: minor.meta({
    description: 'What went back to buyers; a refund that its bank did not take counts no more.',
  }),
  disputedMinor: minor.meta({ description: 'What banks took back, without what they returned.' }),
  netMinor: minor.meta({
    description:
      'grossMinor − refundedMinor − disputedMinor. Negative on a day on which more went than came.',
  }),
};

export const revenue = z.object(revenueOf).meta({
  id: 'Revenue',
  description:
    'Money in one currency, from the entries of the ledger, each counted once. Money that was taken without a booking, and goes back, is in none of it. Stripe’s fees are not deducted.',
});
export type Revenue = z.infer<typeof revenue>;

export const dailyRevenue = z.object({ day, ...revenueOf }).meta({
  id: 'DailyRevenue',
  description: 'What moved on a day (UTC): a refund counts on the day it was sent, not on that of the sale.',
});
export type DailyRevenue = z.infer<typeof dailyRevenue>;

const outcomes = {
  held: count.meta({ description: 'Of bookings that were ever held.' }),
  confirmed: count.meta({ description: 'Of bookings that were ever confirmed.' }),
  rejected: count,
  expired: count,
  cancelled: count,
  refunded: count.meta({ description: 'All of the money went back, and the units did not.' }),
};

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
    refunded: count.meta({ description: 'Bookings that were ever refunded in full and not cancelled.' }),
    units: z.object(outcomes).meta({ description: 'The units of those orders.' }),
    revenue: z.array(revenue).meta({ description: 'For all time, by currency.' }),
    revenueByDay: z
      .array(dailyRevenue)
      .meta({ description: 'Days on which money moved, newest first; the latest 100 of day and currency.' }),
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
