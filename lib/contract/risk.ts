import * as z from 'zod';
import { bookingId, buyerId, riskReviewId } from './ids.ts';
import { instant } from './instant.ts';
import { sold } from './sold.ts';
import { text } from './text.ts';

export const riskReasons = [
  'buyer_velocity',
  'device_velocity',
  'no_device',
  'address_velocity',
  'address_share',
  'guests_from_device',
  'guests_from_address',
  'guest_flood_from_address',
  'device_shared',
  'device_passed_around',
  'lapsed_holds',
  'lapsed_holds_from_address',
  'declined_cards',
  'declined_cards_from_address',
  'country_mismatch',
] as const;
export const riskReason = z.enum(riskReasons).meta({
  id: 'RiskReason',
  description: 'A sign of risk; docs/abuse.md explains each.',
});
export type RiskReason = z.infer<typeof riskReason>;

export const riskReviewStatuses = ['open', 'approved', 'rejected'] as const;
export const riskReviewStatus = z.enum(riskReviewStatuses);
export type RiskReviewStatus = z.infer<typeof riskReviewStatus>;

export const riskReview = z
  .object({
    id: riskReviewId,
    bookingId,
    ...sold,
    buyerId,
    score: z.int().min(0).max(100).meta({ format: 'int64' }),
    reasons: z.array(riskReason),
    status: riskReviewStatus,
    note: z.string().optional(),
    changedBy: z.string().optional().meta({ description: 'The member of staff who decided.' }),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'RiskReview', description: 'An order for staff to review. It proceeds in the meantime.' });
export type RiskReview = z.infer<typeof riskReview>;

export const riskVerdict = z
  .strictObject({
    verdict: z.enum(['approved', 'rejected']),
    note: text({ max: 500, lines: true }).optional(),
  })
  .meta({
    id: 'RiskVerdict',
    description: 'A rejection cancels the booking, returns its units and refunds the payment.',
  });
export type RiskVerdict = z.output<typeof riskVerdict>;
