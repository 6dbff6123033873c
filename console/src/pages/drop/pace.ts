import type { Sale } from './room.ts';

/** How often the room asks for the figures, in milliseconds: a fifth of what one member of staff may read in a minute. */
const quick = 1_000;
const slow = 15_000;
const minuteMs = 60_000;

/** Returns the pace of a sale: quick shortly before it, during it, and until its last holds have ended. */
export function paceOf(sale: Pick<Sale, 'state' | 'startsAt' | 'endsAt'> | undefined, now: number): number {
  if (!sale) return slow;
  if (sale.state === 'live' || sale.state === 'paused') return quick;
  if (sale.state === 'scheduled') return Date.parse(sale.startsAt) - now < minuteMs ? quick : slow;
  return now - Date.parse(sale.endsAt) < 20 * minuteMs ? quick : slow;
}
