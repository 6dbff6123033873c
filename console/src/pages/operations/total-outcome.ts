import type { DeadLetterOutcome } from '@stampede/mobile-sdk/admin';

/** The most calls of one dialog. Each takes some seconds, and a person waits for all of them. */
export const mostCalls = 30;

/** Calls again while there is more, and adds the outcomes. */
export async function totalOutcome(
  redrive: () => Promise<DeadLetterOutcome>,
  calls = mostCalls,
): Promise<DeadLetterOutcome> {
  let total: DeadLetterOutcome = { done: 0, missing: [], kept: 0, hasMore: true };
  for (let call = 0; total.hasMore && call < calls; call++) {
    const { done, missing, kept, hasMore } = await redrive();
    // The kept ones come again with each call.
    total = { done: total.done + done, missing: [...total.missing, ...missing], kept, hasMore };
    if (done === 0) break;
  }
  return total;
}
