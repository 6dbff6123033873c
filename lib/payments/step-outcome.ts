import { type BoundFailure, isExceeded } from '../bookings/bounded-writes.ts';
import { cancelledParts } from '../platform/dynamo.ts';

/** `changed`: somebody took another step meanwhile, and nothing was written. */
export type StepOutcome = 'done' | 'changed';
/** `claim_open`: the units are not counted as held yet. */
export type ConfirmOutcome = StepOutcome | 'claim_open';
/** `no_units`: they are gone, or the buyer has as many as they may. */
export type RetakeOutcome = StepOutcome | 'no_units';

/** The outcome of a step that is a transaction. */
export async function outcomeOf(write: Promise<void>): Promise<StepOutcome> {
  try {
    await write;
    return 'done';
  } catch (error) {
    if (cancelledParts(error)?.some(({ outcome }) => outcome === 'condition_failed')) return 'changed';
    throw error;
  }
}

/** The first part of the transaction is about units: when only it failed, there are none. */
export async function unitsOutcome<const N extends string>(
  write: Promise<void>,
  none: N,
): Promise<StepOutcome | N> {
  try {
    await write;
    return 'done';
  } catch (error) {
    const failed = failedParts(error);
    return failed.every((index) => index === 0) ? none : 'changed';
  }
}

/** @throws the error, when no condition failed */
function failedParts(error: unknown): number[] {
  const failed = (cancelledParts(error) ?? []).flatMap(({ outcome }, index) =>
    outcome === 'condition_failed' ? [index] : [],
  );
  if (failed.length === 0) throw error;
  return failed;
}

/** Why units were not taken again: the first part takes them, and the last one is the tally when there is one. */
export function failedRetake(error: unknown, tallied: boolean): RetakeOutcome | 'recount' {
  const failed = failedParts(error);
  const last = (cancelledParts(error)?.length ?? 0) - 1;
  if (failed.some((index) => index !== 0 && !(tallied && index === last))) return 'changed';
  return failed.includes(0) ? 'no_units' : 'recount';
}

/** The outcome of a late payment: a bound that is reached leaves no units, and a busy one is looked at again. */
export const retakeOutcomeOf = (outcome: RetakeOutcome | BoundFailure | 'recount'): RetakeOutcome => {
  if (isExceeded(outcome)) return 'no_units';
  return outcome === 'busy' || outcome === 'recount' ? 'changed' : outcome;
};
