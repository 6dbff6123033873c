import type { Instant } from '../contract/instant.ts';
import { type Switches, type SwitchesPatch, switchLimits } from '../contract/switches.ts';
import type { StoredSwitches } from '../platform/switches.ts';

type Blocked = StoredSwitches['blockedAddresses'][number];

/** A wish to block, whose address has become a digest. */
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

/** Decides what a patch makes of the switches. Blocks that are over leave with it; those that stay may be named again. */
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

/** An address that is named twice is blocked for the longer time. */
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

/** The facts of them that the audit records. */
export const factsOf = ({ guests, oneClick, liveSockets, sellersOff, blockedAddresses }: StoredSwitches) => ({
  guests,
  oneClick,
  liveSockets,
  sellersOff,
  blockedAddresses,
});

/** As staff read them: blocks that are over are none. */
export const toSwitches = (stored: StoredSwitches, now: Instant): Switches => ({
  ...factsOf(stored),
  sellersOff: [...stored.sellersOff],
  blockedAddresses: stored.blockedAddresses.filter(({ until }) => now < until),
  version: stored.version,
  updatedAt: stored.updatedAt,
});
