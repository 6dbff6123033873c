import type { Sale } from './room.ts';

/** How often the room asks for what no live message has, in milliseconds. */
export interface Pace {
  readonly stock: number;
  readonly figures: number;
}

/** Each of these is a fifth of what one member of staff may read in a minute, so several windows fit. */
const quick: Pace = { stock: 1_000, figures: 2_000 };
const slow: Pace = { stock: 15_000, figures: 15_000 };
const minuteMs = 60_000;

/** Returns the pace of a sale: quick shortly before it, during it, and until its last holds have ended. */
export function paceOf(sale: Pick<Sale, 'state' | 'startsAt' | 'endsAt'> | undefined, now: number): Pace {
  if (!sale) return slow;
  if (sale.state === 'live' || sale.state === 'paused') return quick;
  if (sale.state === 'scheduled') return Date.parse(sale.startsAt) - now < minuteMs ? quick : slow;
  return now - Date.parse(sale.endsAt) < 20 * minuteMs ? quick : slow;
}
