import type { Instant } from '../contract/instant.ts';
import { currentAt, scheduledAt, tidied } from './decide-plan.ts';
import type { StoredVersion, StorefrontHead } from './home.ts';

export type PublicationDecision =
  | { readonly kind: 'same'; readonly version: StoredVersion }
  | { readonly kind: 'refuse'; readonly message: string; readonly field?: 'from' }
  | { readonly kind: 'publish'; readonly from: Instant; readonly head: StorefrontHead };

interface Wanted {
  readonly draftVersion: number;
  /** Absent: at once. */
  readonly from?: Instant | undefined;
  readonly now: Instant;
  /** The latest instant that a version may wait for. */
  readonly latestFrom: Instant;
  readonly maxScheduled: number;
}

/** Adds a version to the plan. It takes the next number, and holds from its instant on. */
function planNext({ version, latest, planned }: StorefrontHead, from: Instant, now: Instant): StorefrontHead {
  const next = latest + 1;
  return { version: version + 1, latest: next, planned: tidied([...planned, { version: next, from }], now) };
}

/**
 * Returns the version that a repeated request would have made: the one that was planned for the instant, or else the one
 * that holds. Versions that were planned since do not count.
 */
export const plannedFor = (
  { planned }: Pick<StorefrontHead, 'planned'>,
  from: Instant | undefined,
  now: Instant,
): number | undefined =>
  from === undefined
    ? currentAt(planned, now)?.version
    : planned.findLast((one) => one.from === from)?.version;

/**
 * Decides whether the draft becomes a version. A repeated request finds the version of the first one.
 * @param rival the version that `plannedFor` names
 */
export function decidePublication(
  head: StorefrontHead,
  rival: StoredVersion | undefined,
  { draftVersion, from, now, latestFrom, maxScheduled }: Wanted,
): PublicationDecision {
  if (rival?.draftVersion === draftVersion && rival.askedFrom === from)
    return { kind: 'same', version: rival };
  if (from === undefined) return { kind: 'publish', from: now, head: planNext(head, now, now) };
  if (from <= now) return { kind: 'refuse', field: 'from', message: 'must be in the future, or left out' };
  if (from > latestFrom) return { kind: 'refuse', field: 'from', message: 'must be within a year' };
  if (scheduledAt(head.planned, now).length >= maxScheduled)
    return {
      kind: 'refuse',
      message: `${maxScheduled} versions are scheduled already. Withdraw one of them first.`,
    };
  return { kind: 'publish', from, head: planNext(head, from, now) };
}

export type RestorationDecision =
  | { readonly kind: 'same'; readonly version: number }
  | { readonly kind: 'publish'; readonly from: Instant; readonly head: StorefrontHead };

/** Decides whether an earlier version needs a copy to hold again. The version that holds, or a copy that does, needs none. */
export function decideRestoration(
  head: StorefrontHead,
  current: Pick<StoredVersion, 'version' | 'copyOf'> | undefined,
  { version, now }: { readonly version: number; readonly now: Instant },
): RestorationDecision {
  if (current && (current.version === version || current.copyOf === version))
    return { kind: 'same', version: current.version };
  return { kind: 'publish', from: now, head: planNext(head, now, now) };
}

export type WithdrawalDecision =
  | { readonly kind: 'same' }
  | { readonly kind: 'refuse'; readonly message: string }
  | { readonly kind: 'withdraw'; readonly head: StorefrontHead };

/** Decides whether a version can be taken back. Only one that still waits for its instant can. */
export function decideWithdrawal(
  head: StorefrontHead,
  { version, withdrawnAt }: Pick<StoredVersion, 'version' | 'withdrawnAt'>,
  now: Instant,
): WithdrawalDecision {
  if (withdrawnAt !== undefined) return { kind: 'same' };
  if (!scheduledAt(head.planned, now).some((one) => one.version === version))
    return {
      kind: 'refuse',
      message: 'Its instant has come. Restore an earlier version, or publish another one.',
    };
  const planned = tidied(head.planned, now).filter((one) => one.version !== version);
  return { kind: 'withdraw', head: { ...head, version: head.version + 1, planned } };
}
