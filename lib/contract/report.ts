import * as z from 'zod';
import { timeToPay } from './drop-figures.ts';
import { revenueInCurrency } from './figures.ts';
import { instant } from './instant.ts';
import { ledgerDay as day } from './refund.ts';
import { isTimeZone } from './time-zone.ts';

/** The most days of a report by day. */
export const maxReportDays = 366;
/** The most days of a report by deal, category, city or seller. Each day is a query for each of them. */
export const maxDimensionDays = 92;
/** The most days of a report by hour. */
export const maxHourDays = 8;
/** The most rows of a report by deal, category, city or seller. */
export const maxReportRows = 100;

/** How bookings are divided: by time, or by something about their deal or service. */
export const reportDivisions = ['hour', 'day', 'deal', 'service', 'category', 'city', 'seller'] as const;
export const reportDivision = z.enum(reportDivisions);
export type ReportDivision = z.infer<typeof reportDivision>;

export const reportComparison = z.enum(['none', 'before', 'week', 'year']).meta({
  description:
    '`before`: as many days just before the period · `week`: the same days seven days earlier · `year`: the same days 364 days earlier, so that weekdays meet.',
});
export type ReportComparison = z.infer<typeof reportComparison>;

/** A day of a report. Periods of comparison and days of other zones are near it, and need four digits too. */
export const reportDay = day.refine(
  (text) => text >= '2000-01-01' && text <= '2199-12-31',
  'must be in the years 2000 to 2199',
);

export const reportTimeZone = z
  .string()
  .max(60)
  .refine(isTimeZone, 'must be a name of the IANA time zone database, as in Europe/Berlin')
  .meta({ example: 'Europe/Berlin' });

const count = z.int().min(0).meta({ format: 'int64' });

const reportFigures = {
  orders: count.meta({ description: 'Orders that got units, by the time of the order.' }),
  units: count.meta({ description: 'The units of these orders.' }),
  paid: count.meta({
    description:
      'Those of these orders that were paid, at any later time; orders with nothing to pay included. `paid ÷ orders` is the conversion.',
  }),
  rejected: count.meta({
    description:
      'Accepted orders that got no units. Orders that are refused at once are not recorded, so they do not count.',
  }),
  confirmed: count.meta({ description: 'Bookings that were confirmed in the period.' }),
  confirmedUnits: count,
  expired: count.meta({ description: 'Holds that expired in the period.' }),
  cancelled: count.meta({ description: 'Bookings that were cancelled in the period.' }),
  cancelledUnits: count,
  refunded: count.meta({
    description: 'Bookings that were fully refunded in the period without being cancelled.',
  }),
  refundedUnits: count,
  started: count.meta({ description: 'Deals that went on sale in the period.' }),
  timeToPay: timeToPay.meta({ description: 'The payments of the period.' }),
  money: z.array(revenueInCurrency),
  sale: z
    .object({
      deals: count,
      unitsSold: count,
      unitsOffered: count,
    })
    .optional()
    .meta({
      id: 'ReportSale',
      description:
        'The deals with orders or a start in the period, with the units that are sold by now and those that were offered: sell-through is `unitsSold ÷ unitsOffered`. Absent by time, and when they are more than 500 deals.',
    }),
};

export const reportSum = z.object(reportFigures).meta({
  id: 'ReportFigures',
  description: 'Counts of bookings, from their events, and money, from the ledger.',
});
export type ReportFigures = z.infer<typeof reportSum>;

const reportRow = z
  .object({
    key: z.string().meta({
      description:
        'A day, the instant at which an hour begins, a deal’s, a service’s or a seller’s id, a category, or a city as in `DE/Berlin`. Empty for deals without a city.',
    }),
    title: z.string().optional().meta({ description: 'The title of a deal.' }),
    ...reportFigures,
    before: reportSum.optional().meta({ description: 'The same in the period of comparison.' }),
  })
  .meta({ id: 'ReportRow' });
export type ReportRow = z.infer<typeof reportRow>;

const counted = z
  .object({
    lastEventAt: instant.meta({ description: 'The latest event that is counted.' }),
    countedAt: instant.meta({ description: 'When the last batch of events was counted.' }),
  })
  .meta({ id: 'ReportFreshness' });
export type ReportFreshness = z.infer<typeof counted>;

const stretch = z.object({ from: day, to: day }).meta({ id: 'ReportPeriod' });

const exampleFigures = {
  ...{ orders: 80, units: 122, paid: 70, rejected: 12, confirmed: 70, confirmedUnits: 110 },
  ...{ expired: 8, cancelled: 2, cancelledUnits: 2, refunded: 0, refundedUnits: 0, started: 1 },
  timeToPay: {
    payments: 2,
    medianSeconds: 30,
    p90Seconds: 60,
    buckets: [
      { withinSeconds: 30, payments: 1 },
      { withinSeconds: 60, payments: 1 },
    ],
  },
  money: [
    {
      ...{ currency: 'EUR', payments: 70, units: 110, grossMinor: 219890, refundedMinor: 3998 },
      ...{ disputedMinor: 0, netMinor: 215892 },
    },
  ],
};
const example = {
  by: 'day',
  timeZone: 'Europe/Berlin',
  period: { from: '2026-12-24', to: '2026-12-24' },
  total: exampleFigures,
  rows: [{ key: '2026-12-24', ...exampleFigures }],
  hasMore: false,
  bookings: { lastEventAt: '2026-12-24T19:12:03.000Z', countedAt: '2026-12-24T19:12:05.000Z' },
};

export const report = z
  .object({
    by: reportDivision,
    timeZone: z.string(),
    period: stretch,
    compared: stretch.optional(),
    total: reportSum,
    before: reportSum.optional().meta({ description: 'The total of the period of comparison.' }),
    rows: z.array(reportRow).meta({
      description:
        'By time: every hour or day of the period in order. Otherwise those with the most orders first, at most 100.',
    }),
    hasMore: z.boolean().meta({ description: 'There are more rows. They are in the total.' }),
    bookings: counted.optional().meta({ description: 'How far events of bookings are counted.' }),
    money: counted.optional().meta({ description: 'How far entries of the ledger are counted.' }),
  })
  .meta({ id: 'Report', example });
export type Report = z.infer<typeof report>;
