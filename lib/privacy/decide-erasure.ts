import type { OpenMatter } from '../contract/privacy.ts';

export type ErasureDecision =
  /** Something has to come to its end first: look again after so many seconds. */
  | { readonly kind: 'wait'; readonly seconds: number }
  /** It has waited so long that people must see to it. */
  | { readonly kind: 'escalate' }
  | { readonly kind: 'erase' }
  /** Erased, but somebody may still write with a token from before: look once more then. */
  | { readonly kind: 'rest'; readonly seconds: number }
  /** Erase once more whatever came since, and be done. */
  | { readonly kind: 'last_look' };

/** How long an access token lives: after that nobody can act for the account any more. With a minute for clocks. */
export const tokensLiveMs = 16 * 60_000;
/** Three days before the law's month is over. */
const patienceMs = 27 * 86_400_000;

/** Most of what is open ends within minutes: lapsed holds, payments that nobody will make. The rest takes its time. */
const secondsFor = (waitedMs: number): number => (waitedMs < 60 * 60_000 ? 60 : 900);

/** The next step of a request to be forgotten. Instants are milliseconds since the epoch. */
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
