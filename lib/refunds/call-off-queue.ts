import * as z from 'zod';
import { bookingId, dealId } from '../contract/ids.ts';
import { type Delivered, deliveryOf } from '../platform/consume.ts';
import { queueOf } from '../platform/queue.ts';
import { callOffEvents } from './listens-to.ts';

/** How far the walk through the bookings of a deal that was called off has got. */
const callOffWalk = z.object({
  dealId,
  place: z.object({ shard: z.int().min(0), after: bookingId.optional() }).default({ shard: 0 }),
  /** How many walks before this one left something alive. */
  round: z.int().min(0).default(0),
  /** Units met in this round that stay sold: what was used, delivered, or lies with a bank. */
  stay: z.int().min(0).default(0),
});
export type CallOffWalk = z.output<typeof callOffWalk>;
type CallOffEvent = Delivered<(typeof callOffEvents)[number]>;

/** Where the walks wait. The bus puts `deal.cancelled` into the same queue, which begins one. */
export const callOffs = queueOf(
  'called-off-deals',
  callOffWalk,
  z.union([callOffWalk, deliveryOf(callOffEvents)]),
);

export const walkOf = (message: CallOffWalk | CallOffEvent): CallOffWalk =>
  'subject' in message ? callOffWalk.parse({ dealId: message.subject }) : message;
