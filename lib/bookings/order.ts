import * as z from 'zod';
import { bookingId, buyerId, stockId } from '../contract/ids.ts';
import { maxQuantity } from '../contract/max-quantity.ts';
import { money } from '../contract/money.ts';
import { savedMethodId } from '../contract/saved-method-id.ts';

/** Digests of where an order came from, which only our key makes: see lib/abuse/traces.ts. */
const traces = z.object({
  device: z.string().max(64).optional(),
  /** Of the address; of its /64 in IPv6. */
  address: z.string().max(64).optional(),
});
export type Traces = z.infer<typeof traces>;

/** A buyer's wish to book, as it waits in the burst queue. */
export const order = z.object({
  id: bookingId,
  stockId,
  buyerId,
  quantity: z.int().min(1).max(maxQuantity),
  /** The price of one unit that the buyer agreed to; at any other the order gets nothing. */
  expectedPrice: money.optional(),
  /** The saved method to pay with, of a one-click order. */
  payWith: savedMethodId.optional(),
  /** The buyer had signed in within a quarter of an hour: dear orders need it. */
  recentSignIn: z.literal(true).optional(),
  traces: traces.optional(),
  /**
   * A marked retry that came while the sale was closed. It waits for what became of an earlier attempt, and wins nothing
   * of its own: it would be the first in line when the sale opens.
   */
  whileClosed: z.literal(true).optional(),
  /** Milliseconds since the epoch at which we accepted it: first come, first served. */
  acceptedAt: z.int().positive(),
});
export type Order = z.infer<typeof order>;
