import * as z from 'zod';
import { bookingId } from './ids.ts';
import { instant } from './instant.ts';
import { money } from './money.ts';
import { sold } from './sold.ts';

export const disputeStatuses = ['open', 'won', 'lost', 'dropped'] as const;
export const disputeStatus = z.enum(disputeStatuses).meta({
  id: 'DisputeStatus',
  description:
    '`open`: the bank has not decided · `won`: the shop keeps the money · `lost`: the buyer got the money · `dropped`: an inquiry that ended without a dispute.',
});
export type DisputeStatus = z.infer<typeof disputeStatus>;

export const listedDispute = z
  .object({
    id: z.string().meta({ description: 'Stripe’s id of the dispute.' }),
    bookingId,
    ...sold,
    amount: money,
    reason: z.string().meta({ description: 'The bank’s reason: `fraudulent`, `product_not_received` …' }),
    status: disputeStatus,
    stripeStatus: z
      .string()
      .meta({ description: 'Stripe’s own: `needs_response`, `under_review`, `warning_closed` …' }),
    dueBy: instant.optional().meta({ description: 'The bank accepts evidence until then.' }),
    openedAt: instant,
    closedAt: instant.optional().meta({ description: 'When the API received the outcome.' }),
  })
  .meta({ id: 'ListedDispute', description: 'A bank’s demand to return the money of a booking.' });
export type ListedDispute = z.infer<typeof listedDispute>;
