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

/** Decides whether the draft becomes a version. A repeated request finds the version of the first one. */
export function decidePublication(
  head: StorefrontHead,
  latest: StoredVersion | undefined,
  { draftVersion, from, now, latestFrom, maxScheduled }: Wanted,
): PublicationDecision {
  const holds = currentAt(head.planned, now)?.version === latest?.version;
  const isRepeated =
    latest?.draftVersion === draftVersion &&
    latest.withdrawnAt === undefined &&
    latest.askedFrom === from &&
    (from !== undefined || holds);
  if (latest && isRepeated) return { kind: 'same', version: latest };
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

/** Decides whether an earlier version needs a copy to hold again. The version that holds needs none. */
export function decideRestoration(
  head: StorefrontHead,
  latest: StoredVersion | undefined,
  { version, now }: { readonly version: number; readonly now: Instant },
): RestorationDecision {
  const current = currentAt(head.planned, now)?.version;
  if (current === version) return { kind: 'same', version };
  if (latest?.copyOf === version && latest.version === current) return { kind: 'same', version: current };
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
