import type { OpenMatter } from '../contract/privacy.ts';

export type ErasureDecision =
  /** Other work must end first. Check again after this many seconds. */
  | { readonly kind: 'wait'; readonly seconds: number }
  /** The request has waited so long that a person must look at it. */
  | { readonly kind: 'escalate' }
  | { readonly kind: 'erase' }
  /** The data is erased, but an older token could still write new data. Check once more after this many seconds. */
  | { readonly kind: 'rest'; readonly seconds: number }
  /** Erase what was written since, and finish. */
  | { readonly kind: 'last_look' };

/** How long an access token lives, plus a minute for clock differences. After that no token of the account is valid. */
export const tokensLiveMs = 16 * 60_000;
/** Three days before the legal limit of 30 days. */
const patienceMs = 27 * 86_400_000;

/** Most open matters end within minutes: lapsed holds and abandoned payments. The others are checked less often. */
const secondsFor = (waitedMs: number): number => (waitedMs < 60 * 60_000 ? 60 : 900);

/** Decides the next step of a deletion request. Instants are milliseconds since the epoch. */
export function decideErasure(
  { requestedAt, erasedAt }: { readonly requestedAt: number; readonly erasedAt?: number },
  matters: readonly OpenMatter[],
  now: number,
): ErasureDecision {
  if (matters.length > 0)
    return now >= requestedAt + patienceMs
      ? { kind: 'escalate' }
      : { kind: 'wait', seconds: secondsFor(now - requestedAt) };
  if (erasedAt === undefined) return { kind: 'erase' };
  const left = erasedAt + tokensLiveMs - now;
  return left > 0 ? { kind: 'rest', seconds: Math.ceil(left / 1000) } : { kind: 'last_look' };
}
