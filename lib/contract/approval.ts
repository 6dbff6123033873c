import * as z from 'zod';
import { approvalId, bookingId, dealId } from './ids.ts';
import { instant } from './instant.ts';
import { money } from './money.ts';
import { text } from './text.ts';

/** Hours for which a request for approval is open, and an approval can be used. */
export const approvalHours = 24;

export const approvalKinds = ['refund', 'call_off', 'price_change', 'export'] as const;
export const approvalKind = z.enum(approvalKinds).meta({
  id: 'ApprovalKind',
  description:
    '`refund`: money goes back for one booking · `call_off`: a deal is cancelled, and its buyers get their money back · `price_change`: a published deal gets another price, at its current version · `export`: a list of attendees is made.',
});
export type ApprovalKind = z.infer<typeof approvalKind>;

export const approvalStatuses = ['pending', 'approved', 'rejected', 'used'] as const;
export const approvalStatus = z.enum(approvalStatuses).meta({
  id: 'ApprovalStatus',
  description:
    '`pending`: waits for a colleague · `approved`: the requester may repeat their request, once · `rejected`: a colleague refused · `used`: the act has happened.',
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
      description:
        'The amount that would go back. For a cancelled deal the most it can be, by the highest price since the sale began.',
    }),
    price: money.optional(),
    newPrice: money.optional(),
    reason: z.string().optional().meta({ description: 'The requester’s reason.' }),
    requestedBy: z.string().meta({ description: 'The requester’s staff id.' }),
    requestedAt: instant,
    expiresAt: instant.meta({
      description: 'After this instant the request can neither be decided nor used.',
    }),
    decidedBy: z.string().optional(),
    decidedAt: instant.optional(),
    note: z.string().optional(),
  })
  .meta({
    id: 'Approval',
    description: 'An act that one member of staff requests and a colleague must approve.',
  });
export type Approval = z.infer<typeof approval>;

export const approvalVerdict = z
  .strictObject({
    verdict: z.enum(['approved', 'rejected']),
    note: text({ max: 300, lines: true }).optional().meta({
      description: 'For colleagues. Do not write anything about a buyer here.',
    }),
  })
  .meta({ id: 'ApprovalVerdict' });
export type ApprovalVerdict = z.output<typeof approvalVerdict>;
