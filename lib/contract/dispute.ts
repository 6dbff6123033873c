import * as z from 'zod';
import { bookingId, dealId } from './ids.ts';
import { instant } from './instant.ts';
import { money } from './money.ts';

export const disputeStatuses = ['open', 'won', 'lost', 'dropped'] as const;
export const disputeStatus = z.enum(disputeStatuses).meta({
  id: 'DisputeStatus',
  description:
    '`open`: the bank has not decided · `won`: the money is ours · `lost`: the buyer has it back · `dropped`: an inquiry that came to nothing.',
});
export type DisputeStatus = z.infer<typeof disputeStatus>;

export const listedDispute = z
  .object({
    id: z.string().meta({ description: 'Stripe’s id of the dispute.' }),
    bookingId,
    dealId,
    amount: money,
    reason: z.string().meta({ description: 'As the bank says: `fraudulent`, `product_not_received` …' }),
    status: disputeStatus,
    stripeStatus: z
      .string()
      .meta({ description: 'Stripe’s own: `needs_response`, `under_review`, `warning_closed` …' }),
    dueBy: instant.optional().meta({ description: 'Until when the bank takes evidence.' }),
    openedAt: instant,
    closedAt: instant.optional().meta({ description: 'When we heard how it ended.' }),
  })
  .meta({ id: 'ListedDispute', description: 'A bank asks for the money of a booking back.' });
export type ListedDispute = z.infer<typeof listedDispute>;
