import * as z from 'zod';
import { bookingId, buyerId, dealId, resourceId } from './ids.ts';
import { instant } from './instant.ts';
import { maxQuantity } from './max-quantity.ts';
import { money } from './money.ts';
import { bookingPayment } from './payment.ts';
import { savedMethodId } from './saved-method-id.ts';
import { bookedSlot, nameOne, wantedSlot } from './sold.ts';

const quantity = z.int().min(1).max(maxQuantity).meta({ format: 'int64' });

/** Pays in the same call. */
const oneClick = z.strictObject({ savedMethodId }).meta({
  id: 'OneClickPayment',
  description: 'Customers: pay at once, with a saved payment method.',
});

export const newOrder = z
  .strictObject({
    dealId: dealId.optional().meta({ description: 'The deal. Send this or `slot`.' }),
    slot: wantedSlot.optional().meta({ description: 'The slot. Send this or `dealId`.' }),
    quantity: quantity.default(1).meta({
      description: 'Units of the deal. For a slot, the number of people who come.',
    }),
    expectedPrice: money.optional().meta({
      description:
        'The price of one unit that the buyer saw. When the price is another one, the order fails with `price_changed`. Required with `payment`.',
    }),
    payment: oneClick.optional(),
  })
  .refine(({ payment, expectedPrice }) => payment === undefined || expectedPrice !== undefined, {
    path: ['expectedPrice'],
    message: 'is required with payment. Send the price that the buyer saw',
  })
  .refine(...nameOne)
  .meta({ id: 'NewOrder' });
export type NewOrder = z.output<typeof newOrder>;

export const recordedStatuses = [
  'held',
  'confirmed',
  'redeemed',
  'fulfilled',
  'rejected',
  'expired',
  'cancelled',
  'refunded',
] as const;
export const recordedStatus = z.enum(recordedStatuses);
export type RecordedStatus = z.infer<typeof recordedStatus>;

export const rejection = z
  .enum([
    'sold_out',
    'deal_not_live',
    'limit_exceeded',
    'sign_in_required',
    'quantity_too_large',
    'too_many_unpaid',
    'price_changed',
    'amount_too_large',
    'idempotency_key_reused',
  ])
  .meta({
    id: 'Rejection',
    description:
      'Why the order got no units. With `price_changed`, `unitPrice` is the current price instead of the expected one.',
  });
export type Rejection = z.infer<typeof rejection>;

export const cancellation = z.enum(['deal_cancelled']).meta({
  id: 'Cancellation',
  description:
    'Why the system cancelled the booking: its deal was cancelled, and the payment is refunded. Absent when the buyer or staff cancelled.',
});
export type Cancellation = z.infer<typeof cancellation>;

const subject = {
  dealId: dealId.optional().meta({ description: 'The deal. Absent for a slot.' }),
  slot: bookedSlot.optional().meta({ description: 'The slot. Absent for a deal.' }),
};

export const queuedBooking = z
  .object({ id: bookingId, ...subject, quantity, status: z.literal('queued') })
  .refine(...nameOne)
  .meta({ id: 'QueuedBooking', description: 'An accepted order that waits for its decision.' });

const bookingRedemption = z
  .object({
    quantity: quantity.meta({ description: 'How many units were used. The rest of a party may still come.' }),
    redeemedAt: instant.meta({ description: 'When the last ones came.' }),
  })
  .meta({ id: 'BookingRedemption', description: 'What happened at the door.' });

export const recordedBooking = z
  .object({
    id: bookingId,
    ...subject,
    buyerId,
    quantity,
    unitPrice: money,
    total: money,
    status: recordedStatus,
    rejection: rejection.optional(),
    cancellation: cancellation.optional(),
    fromWaitingList: z
      .literal(true)
      .optional()
      .meta({ description: 'The units were offered to the buyer, who waited in line for them.' }),
    holdExpiresAt: instant
      .optional()
      .meta({ description: 'The buyer’s units are reserved until then. Present while held.' }),
    holdExtendedAt: instant.optional().meta({ description: 'When staff last let the hold last longer.' }),
    payment: bookingPayment.optional(),
    redemption: bookingRedemption
      .optional()
      .meta({ description: 'Present once units were used, also when the booking was refunded later.' }),
    confirmedAt: instant
      .optional()
      .meta({ description: 'When it was confirmed. Absent in bookings from before this field.' }),
    rescheduledAt: instant.optional().meta({ description: 'When it was last moved to another slot.' }),
    endedAt: instant.optional().meta({
      description:
        'When it was rejected, expired, cancelled or refunded. Absent while it is live, and in cancelled or refunded bookings from before this field.',
    }),
    createdAt: instant,
    updatedAt: instant,
  })
  .refine(...nameOne)
  .meta({ id: 'RecordedBooking', description: 'The recorded outcome of an order.' });

export const reschedule = z
  .strictObject({
    startsAt: instant.meta({ description: 'The start of the new slot, of the same service.' }),
    resourceId: resourceId.optional().meta({
      description: 'The resource of the new slot. Without it the booking gets any free one.',
    }),
  })
  .meta({ id: 'Reschedule', example: { startsAt: '2026-12-27T18:00:00.000Z' } });
export type Reschedule = z.output<typeof reschedule>;

export const holdExtension = z
  .strictObject({ holdExpiresAt: instant.meta({ description: 'The new end of the hold.' }) })
  .meta({ id: 'HoldExtension' });

export const booking = z
  .discriminatedUnion('status', [queuedBooking, recordedBooking])
  .meta({ id: 'Booking', description: 'An order and its outcome.' });

export type QueuedBooking = z.infer<typeof queuedBooking>;
export type RecordedBooking = z.infer<typeof recordedBooking>;
export type Booking = z.infer<typeof booking>;
