import type { Switches, SwitchesPatch } from '@stampede/mobile-sdk/admin';

/** How long a block can last. The API allows 90 days; the last choice leaves a minute for clocks that differ. */
export const durations = ['hour', 'day', 'week', 'month', 'longest'] as const;
export type Duration = (typeof durations)[number];

const minute = 60_000;
const day = 24 * 60 * minute;
const lengths: Record<Duration, number> = {
  hour: 60 * minute,
  day,
  week: 7 * day,
  month: 30 * day,
  longest: 90 * day - minute,
};

/** Returns the end of a block that begins now. */
export const endOf = (duration: Duration, now: number): string =>
  new Date(now + lengths[duration]).toISOString();

/** Returns whether the text is a digest, which reviews and logs show instead of an address. */
export const isDigest = (text: string): boolean => /^[\w-]{16}$/.test(text);

/** Returns the change that also blocks this address or digest. A list replaces the earlier one, so it has them all. */
export function withBlock(
  { blockedAddresses }: Pick<Switches, 'blockedAddresses'>,
  typed: string,
  until: string,
): SwitchesPatch {
  const added = isDigest(typed) ? { digest: typed, until } : { address: typed, until };
  const kept = blockedAddresses.filter(({ digest }) => digest !== typed);
  return { blockedAddresses: [...kept, added] };
}
