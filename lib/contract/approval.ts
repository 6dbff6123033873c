import * as z from 'zod';
import { approvalId, bookingId, dealId } from './ids.ts';
import { instant } from './instant.ts';
import { money } from './money.ts';
import { text } from './text.ts';

/** How long a request for approval stands, and an approval that nobody used. */
export const approvalHours = 24;

export const approvalKinds = ['refund', 'call_off', 'price_change', 'export'] as const;
export const approvalKind = z.enum(approvalKinds).meta({
  id: 'ApprovalKind',
  description:
    '`refund`: money goes back for one booking · `call_off`: a deal is called off, and all that was paid for it goes back · `price_change`: a published deal gets another price, at the version it has · `export`: a list of attendees is made.',
});
export type ApprovalKind = z.infer<typeof approvalKind>;

export const approvalStatuses = ['pending', 'approved', 'rejected', 'used'] as const;
export const approvalStatus = z.enum(approvalStatuses).meta({
  id: 'ApprovalStatus',
  description:
    '`pending`: waits for a colleague · `approved`: the one who asked may repeat their request, once · `rejected` · `used`: it was done.',
});
export type ApprovalStatus = z.infer<typeof approvalStatus>;

export const approval = z
  .object({
    id: approvalId,
    kind: approvalKind,
    status: approvalStatus,
    dealId,
    bookingId: bookingId.optional(),
    amount: money.optional().meta({
      description: 'What would go back; of a call-off at most, by the highest price since the sale began.',
    }),
    price: money.optional(),
    newPrice: money.optional(),
    reason: z.string().optional().meta({ description: 'What the one who asks says about it.' }),
    requestedBy: z.string().meta({ description: 'Their id as a member of the staff.' }),
    requestedAt: instant,
    expiresAt: instant.meta({ description: 'Neither decided nor used after this instant.' }),
    decidedBy: z.string().optional(),
    decidedAt: instant.optional(),
    note: z.string().optional(),
  })
  .meta({
    id: 'Approval',
    description: 'Something of weight that one member of staff asks, and another allows.',
  });
export type Approval = z.infer<typeof approval>;

export const approvalVerdict = z
  .strictObject({
    verdict: z.enum(['approved', 'rejected']),
    note: text({ max: 300, lines: true }).optional().meta({
      description: 'For colleagues. Nothing about a buyer belongs here.',
    }),
  })
  .meta({ id: 'ApprovalVerdict' });
export type ApprovalVerdict = z.output<typeof approvalVerdict>;
