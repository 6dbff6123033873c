import { type BoundFailure, isExceeded } from '../bookings/bounded-writes.ts';
import type { FailedParts } from '../platform/transact.ts';

/** `changed`: another process took a step meanwhile, and nothing was written. */
export type StepOutcome = 'done' | 'changed';
/** `claim_open`: the units are not counted as held yet. */
export type ConfirmOutcome = StepOutcome | 'claim_open';
/** `no_units`: they are gone, or the buyer has reached a bound. */
export type RetakeOutcome = StepOutcome | 'no_units';

/** Returns the outcome of a step that is a transaction. */
export const outcomeOf = (failed: FailedParts | undefined): StepOutcome => (failed ? 'changed' : 'done');

/** Returns the outcome of a step that moves units: `none` when only the condition of the units failed. */
export function unitsOutcome<const N extends string>(
  failed: FailedParts | undefined,
  none: N,
): StepOutcome | N {
  if (!failed) return 'done';
  return isOnly(failed, 'units') ? none : 'changed';
}

/** Returns the outcome of taking units again; `recount` when only the condition of the buyer's tally failed. */
export function retakeOutcome(failed: FailedParts | undefined): RetakeOutcome | 'recount' {
  if (!failed) return 'done';
  if (!isOnly(failed, 'units', 'tally')) return 'changed';
  return failed.has('units') ? 'no_units' : 'recount';
}

const isOnly = (failed: FailedParts, ...names: string[]): boolean =>
  [...failed.keys()].every((name) => names.includes(name));

/** Returns the outcome of a late payment. A reached bound leaves no units, and a busy one is decided again. */
export const boundedOutcome = (outcome: RetakeOutcome | BoundFailure | 'recount'): RetakeOutcome => {
  if (isExceeded(outcome)) return 'no_units';
  return outcome === 'busy' || outcome === 'recount' ? 'changed' : outcome;
};
