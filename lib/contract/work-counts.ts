import * as z from 'zod';
import { instant } from './instant.ts';

/** A work list is counted up to this many. */
export const workCountMost = 50;

const workCount = z
  .object({
    count: z.int().min(0).max(workCountMost).meta({ format: 'int64' }),
    more: z.boolean().meta({ description: `Whether there are more than ${workCountMost}.` }),
  })
  .meta({ id: 'WorkCount', description: 'The length of a work list, counted up to a bound.' });
export type WorkCount = z.infer<typeof workCount>;

export const workCounts = z
  .object({
    approvals: workCount.meta({ description: 'Requests that wait for a colleague’s approval.' }),
    riskReviews: workCount.meta({ description: 'Orders that wait for a review.' }),
    disputes: workCount.meta({ description: 'Disputes that are open.' }),
    failedRefunds: workCount.meta({ description: 'Refunds that failed and are not resolved.' }),
    countedAt: instant,
  })
  .meta({
    id: 'WorkCounts',
    description: 'How much waits for staff.',
    example: {
      approvals: { count: 2, more: false },
      riskReviews: { count: 50, more: true },
      disputes: { count: 0, more: false },
      failedRefunds: { count: 1, more: false },
      countedAt: '2026-12-01T09:30:00.000Z',
    },
  });
export type WorkCounts = z.infer<typeof workCounts>;
