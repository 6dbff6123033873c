import * as z from 'zod';
import { bookingId, buyerId, stockId } from '../contract/ids.ts';
import { maxQuantity } from '../contract/max-quantity.ts';
import { money } from '../contract/money.ts';
import { savedMethodId } from '../contract/saved-method-id.ts';

/** Digests of an order's origin, made with our key. See lib/abuse/traces.ts. */
const traces = z.object({
  device: z.string().max(64).optional(),
  /** The digest of the address; in IPv6, of its /64. */
  address: z.string().max(64).optional(),
});
export type Traces = z.infer<typeof traces>;

/** An order as it waits in the burst queue. */
export const order = z.object({
  id: bookingId,
  stockId,
  buyerId,
  quantity: z.int().min(1).max(maxQuantity),
  /** How many people come to a slot, where they do not take a unit each. */
  partySize: z.int().min(1).max(maxQuantity).optional(),
  /** Whether any resource may serve the slot. A retry may then name another resource, and is the same order. */
  anyResource: z.literal(true).optional(),
  /** The price of one unit that the buyer agreed to. At any other price the order gets nothing. */
  expectedPrice: money.optional(),
  /** The saved method to pay with, of a one-click order. */
  payWith: savedMethodId.optional(),
  /** Whether the buyer had signed in within a quarter of an hour. Expensive orders need it. */
  recentSignIn: z.literal(true).optional(),
  traces: traces.optional(),
  /**
   * Whether this is a marked retry that came while the sale was closed. It waits for the outcome of an earlier attempt,
   * and gets no units of its own. Otherwise it would be the first in line when the sale opens.
   */
  whileClosed: z.literal(true).optional(),
  /** Milliseconds since the epoch at which the API accepted it: first come, first served. */
  acceptedAt: z.int().positive(),
});
export type Order = z.infer<typeof order>;
