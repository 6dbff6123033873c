import * as z from 'zod';
import { bookingId, dealId } from '../contract/ids.ts';
import { type Delivered, deliveryOf } from '../platform/consume.ts';
import { queueOf } from '../platform/queue.ts';
import { callOffEvents } from './listens-to.ts';

/** The progress of the walk through a called-off deal's bookings. */
const callOffWalk = z.object({
  dealId,
  place: z.object({ shard: z.int().min(0), after: bookingId.optional() }).default({ shard: 0 }),
  /** The number of earlier walks that left live bookings. */
  round: z.int().min(0).default(0),
  /** Units of this round that stay sold: redeemed, delivered, or disputed at a bank. */
  stay: z.int().min(0).default(0),
});
export type CallOffWalk = z.output<typeof callOffWalk>;
type CallOffEvent = Delivered<(typeof callOffEvents)[number]>;

/** The queue of walks. The bus puts `deal.cancelled` into the same queue, which begins one. */
export const callOffs = queueOf(
  'called-off-deals',
  callOffWalk,
  z.union([callOffWalk, deliveryOf(callOffEvents)]),
);

export const walkOf = (message: CallOffWalk | CallOffEvent): CallOffWalk =>
  'subject' in message ? callOffWalk.parse({ dealId: message.subject }) : message;
