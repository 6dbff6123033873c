import type { Availability } from '@stampede/mobile-sdk';

/** At or below this number, the shop says how few are left. */
const few = 10;

type Stock = Pick<Availability, 'state' | 'soldOut' | 'available'>;

/** `Only 3 left`, and whether it is a reason to hurry. */
export function stockWords({ state, soldOut, available }: Stock): { text: string; scarce: boolean } {
  if (state === 'ended') return { text: 'Ended', scarce: false };
  if (state === 'cancelled') return { text: 'Cancelled', scarce: false };
  if (soldOut) return { text: 'Sold out', scarce: true };
  const left = state === 'scheduled' ? (available === 1 ? 'unit' : 'units') : 'left';
  if (available <= few) return { text: `Only ${available} ${left}`, scarce: true };
  return { text: `${available} ${left}`, scarce: false };
}
