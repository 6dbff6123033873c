import * as z from 'zod';
import { recordedStatuses } from './booking.ts';
import { approvalId, bookingId, customerId, dealId } from './ids.ts';
import { instant } from './instant.ts';
import { money } from './money.ts';
import { slotRef } from './sold.ts';
import { text } from './text.ts';

/** Hours for which a request for approval is open, and an approval can be used. */
export const approvalHours = 24;

export const approvalKinds = [
  'refund',
  'call_off',
  'price_change',
  'export',
  'customer_export',
  'customer_deletion',
] as const;
export const approvalKind = z.enum(approvalKinds).meta({
  id: 'ApprovalKind',
  description:
    '`refund`: money goes back for one booking · `call_off`: a deal is cancelled, and its buyers get their money back · `price_change`: a published deal gets another price, at its current version · `export`: a list of attendees is made · `customer_export`: all data about a customer is exported · `customer_deletion`: a customer is deleted.',
});
export type ApprovalKind = z.infer<typeof approvalKind>;

export const approvalStatuses = ['pending', 'approved', 'rejected', 'used'] as const;
export const approvalStatus = z.enum(approvalStatuses).meta({
  id: 'ApprovalStatus',
  description:
    '`pending`: waits for a colleague · `approved`: the requester may repeat their request, once · `rejected`: a colleague refused · `used`: the act has happened.',
});
export type ApprovalStatus = z.infer<typeof approvalStatus>;

/** The kinds of objects of a request, each named by its id. */
export const approvalSubjectKinds = ['refund', 'deal', 'export', 'customer'] as const;
export const approvalSubject = z.object({ kind: z.enum(approvalSubjectKinds), id: z.string() }).meta({
  id: 'ApprovalSubject',
  description:
    'What the act concerns. `refund`: the refund within its payment, `bookingId` names the payment · `deal`: the deal that is called off or gets another price · `export`: the list or the file that is made · `customer`: the customer who is deleted.',
});
export type ApprovalSubject = z.infer<typeof approvalSubject>;

export const refundWays = ['money', 'money_and_units', 'settled'] as const;

export const approval = z
  .object({
    id: approvalId,
    kind: approvalKind,
    status: approvalStatus,
    subject: approvalSubject,
    dealId: dealId.optional().meta({ description: 'Absent for an act on a customer or about a slot.' }),
    slot: slotRef.optional().meta({ description: 'The slot of the booking that is refunded.' }),
    bookingId: bookingId.optional(),
    customerId: customerId.optional(),
    way: z.enum(refundWays).optional().meta({
      description:
        'Of a refund. `money`: money alone · `money_and_units`: the units of the booking go back too · `settled`: the money went back without Stripe.',
    }),
    dealVersion: z.int().optional().meta({
      format: 'int64',
      description: 'Of a price change: the version of the deal that changes.',
    }),
    statuses: z
      .array(z.enum(recordedStatuses))
      .optional()
      .meta({ description: 'Of a list of attendees: the statuses of its bookings.' }),
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
