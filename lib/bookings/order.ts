import * as z from 'zod';
import { maxQuantity } from '../contract/booking.ts';
import { bookingId, buyerId, dealId } from '../contract/ids.ts';
import { money } from '../contract/money.ts';
import { savedMethodId } from '../contract/payment-method.ts';

/** A buyer's wish to book, as it waits in the burst queue. */
export const order = z.object({
  id: bookingId,
  dealId,
  buyerId,
  quantity: z.int().min(1).max(maxQuantity),
  /** The price of one unit that the buyer agreed to; at any other the order gets nothing. */
  expectedPrice: money.optional(),
  /** The saved method to pay with, of a one-click order. */
  payWith: savedMethodId.optional(),
  /** Milliseconds since the epoch at which we accepted it: first come, first served. */
  acceptedAt: z.int().positive(),
});
export type Order = z.infer<typeof order>;
