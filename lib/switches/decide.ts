import type { Instant } from '../contract/instant.ts';
import { type Switches, type SwitchesPatch, switchLimits } from '../contract/switches.ts';
import type { StoredSwitches } from '../platform/switches.ts';

type Blocked = StoredSwitches['blockedAddresses'][number];

/** A patch whose addresses are digests. */
export type DigestedPatch = Omit<SwitchesPatch, 'blockedAddresses'> & {
  readonly blockedAddresses?: readonly Blocked[] | undefined;
};

interface Limits {
  readonly now: Instant;
  /** The latest end that a new block may have. */
  readonly latest: Instant;
}

export type SwitchDecision =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refuse'; readonly path: string; readonly message: string }
  | { readonly kind: 'change'; readonly to: StoredSwitches };

/** Applies a patch to the switches. Removes expired blocks; current ones may be named again. */
export function decideSwitches(
  from: StoredSwitches,
  { blockedAddresses, sellersOff, ...flags }: DigestedPatch,
  { now, latest }: Limits,
): SwitchDecision {
  const stays = from.blockedAddresses.filter(({ until }) => now < until);
  const isKnown = (blocked: Blocked) =>
    from.blockedAddresses.some(({ digest, until }) => digest === blocked.digest && until === blocked.until);
  for (const [place, blocked] of (blockedAddresses ?? []).entries()) {
    const path = `body.blockedAddresses.${place}.until`;
    if (isKnown(blocked)) continue;
    if (blocked.until <= now) return { kind: 'refuse', path, message: 'must be in the future' };
    if (blocked.until > latest)
      return { kind: 'refuse', path, message: `must be within ${switchLimits.blockedDays} days` };
  }
  const to: StoredSwitches = {
    ...from,
    ...Object.fromEntries(Object.entries(flags).filter(([, on]) => on !== undefined)),
    sellersOff: [...new Set(sellersOff ?? from.sellersOff)],
    blockedAddresses: blockedAddresses
      ? latestOfEach(blockedAddresses.filter(({ until }) => now < until))
      : stays,
  };
  return isSame(from, to) ? { kind: 'unchanged' } : { kind: 'change', to };
}

/** Keeps one block for each address: the one that ends last. */
function latestOfEach(blocked: readonly Blocked[]): Blocked[] {
  const ends = new Map<string, Instant>();
  for (const { digest, until } of blocked) {
    const known = ends.get(digest);
    if (known === undefined || until > known) ends.set(digest, until);
  }
  return [...ends].map(([digest, until]) => ({ digest, until }));
}

const isSame = (one: StoredSwitches, other: StoredSwitches): boolean =>
  JSON.stringify(factsOf(one)) === JSON.stringify(factsOf(other));

/** Returns the facts of the switches for the audit. */
export const factsOf = ({ guests, oneClick, liveSockets, sellersOff, blockedAddresses }: StoredSwitches) => ({
  guests,
  oneClick,
  liveSockets,
  sellersOff,
  blockedAddresses,
});

/** Returns the switches as staff read them, without expired blocks. */
export const toSwitches = (stored: StoredSwitches, now: Instant): Switches => ({
  ...factsOf(stored),
  sellersOff: [...stored.sellersOff],
  blockedAddresses: stored.blockedAddresses.filter(({ until }) => now < until),
  version: stored.version,
  updatedAt: stored.updatedAt,
});
