import type { Payment } from './honest.ts';

/** One call of ours to Stripe. */
export interface Turn {
  /** What Stripe limits by itself: `create`, `retrieve`, `capture` and so on. */
  readonly endpoint: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** The booking that it was for; undefined when nobody can tell. */
  readonly bookingId: string | undefined;
}

/** The kind of call that a request to Stripe is. */
export function endpointOf(method: string, path: string): string {
  const [, , collection = '', id, verb] = path.split('/');
  if (collection !== 'payment_intents') return collection;
  if (verb !== undefined) return verb;
  if (id === undefined) return method === 'GET' ? 'list' : 'create';
  return method === 'GET' ? 'retrieve' : 'update';
}

/**
 * How many turns others got while this payment waited: for its PaymentIntent since its buyer asked for one, and for its
 * capture since the buyer showed a card. Infinity when it never had a turn.
 */
export function waitedTurns({ bookingId, wantsAt, paidAt }: Payment, turns: readonly Turn[]): number {
  const toBegin = waited(bookingId, turns, { from: wantsAt, until: 'create', among: ['create'] });
  if (paidAt === undefined) return toBegin;
  const among = ['retrieve', 'capture'];
  return toBegin + waited(bookingId, turns, { from: paidAt, until: 'capture', among });
}

function waited(
  bookingId: string,
  turns: readonly Turn[],
  { from, until, among }: { from: number; until: string; among: readonly string[] },
): number {
  let others = 0;
  for (let index = firstAt(turns, from); index < turns.length; index++) {
    const turn = turns[index] as Turn;
    if (turn.bookingId !== bookingId) others += among.includes(turn.endpoint) ? 1 : 0;
    else if (turn.endpoint === until) return others;
  }
  return Number.POSITIVE_INFINITY;
}

/** The first turn that was not before this moment. */
function firstAt(turns: readonly Turn[], from: number): number {
  let [low, high] = [0, turns.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((turns[middle] as Turn).at < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
