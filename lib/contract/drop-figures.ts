import * as z from 'zod';
import { dealId } from './ids.ts';
import { instant } from './instant.ts';
import { paymentFailures } from './payment-failure.ts';
import { stock } from './stock.ts';

const count = z.int().min(0).meta({ format: 'int64' });

/** The outcomes of orders, by the time at which each happened. */
const happened = {
  orders: count.meta({ description: 'Decided orders: held, confirmed at once, or rejected.' }),
  held: count,
  confirmed: count,
  rejected: count,
  expired: count,
  cancelled: count,
};

const minute = z.object({ minute: instant, ...happened }).meta({ id: 'DropMinute' });
const second = z.object({ second: instant, ...happened }).meta({ id: 'DropSecond' });
export type DropMinute = z.infer<typeof minute>;
export type DropSecond = z.infer<typeof second>;

export const timeToPay = z
  .object({
    payments: count.meta({ description: 'Paid bookings. Those without a price do not count.' }),
    medianSeconds: count.optional().meta({
      description:
        'Half of them were paid within this time. It is the upper end of a bucket, so never too short.',
    }),
    p90Seconds: count.optional().meta({ description: 'Nine of ten were paid within this time.' }),
    buckets: z
      .array(z.object({ withinSeconds: count, payments: count }))
      .meta({ description: 'Payments within so many seconds, and not within those of the bucket before.' }),
  })
  .meta({ id: 'TimeToPay', description: 'The time from a hold to its payment.' });
export type TimeToPay = z.infer<typeof timeToPay>;

const orderQueue = z
  .object({
    waiting: count.meta({ description: 'Accepted orders that no function has taken yet.' }),
    inFlight: count.meta({ description: 'Orders that are being settled.' }),
    failed: count.meta({ description: 'Orders that failed five times. Each needs a person.' }),
    readAt: instant,
  })
  .meta({
    id: 'OrderQueue',
    description:
      'The queue of orders in a rush. All deals share it. The numbers are those of SQS: approximate.',
  });
export type OrderQueue = z.infer<typeof orderQueue>;

export const dropFigures = z
  .object({
    dealId,
    now: instant.meta({ description: 'The server’s time of this answer.' }),
    countedAt: instant.optional().meta({
      description:
        'When the counts last changed. They follow the orders within seconds. Absent before the first.',
    }),
    totals: z.object({ ...happened, refunded: count }).meta({ description: 'For all time.' }),
    minutes: z.array(minute).meta({ description: 'Minutes with events, oldest first; the latest 240.' }),
    seconds: z.array(second).meta({ description: 'Seconds with events, oldest first; the latest 120.' }),
    timeToPay,
    paymentFailures: z
      .array(z.object({ reason: z.enum(paymentFailures), count }))
      .meta({ description: 'Refused payments by reason, the most frequent first.' }),
    stock,
    queue: orderQueue,
    lastBatch: z
      .object({
        at: instant,
        waitedSeconds: z.number().min(0),
      })
      .optional()
      .meta({
        description:
          'The last orders of this deal that were taken from the queue: when, and how long the oldest of them had waited.',
      }),
    watchers: count.meta({
      description:
        'Connections that watch this deal: as many as its last message reached, or as subscribed before the first one. A few seconds old.',
    }),
  })
  .meta({ id: 'DropFigures', description: 'A sale as its drop room shows it.' });
export type DropFigures = z.infer<typeof dropFigures>;
