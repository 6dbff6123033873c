import { setTimeout as sleep } from 'node:timers/promises';

/** An idle cloud of the oldest commit that is compared takes a fifth of a core. */
const restingShare = 0.35;
const lookMs = 1_000;
/** A cloud that never rests is measured all the same: what it does is then its cost. */
const patienceMs = 60_000;

/**
 * Waits until a cloud has worked off what it put off: for two looks in a row it takes less than a third of a core.
 * Time on the clock says nothing of that on a busy machine; processor time does.
 * @param processorMs what it has used so far
 */
export async function comeToRest(processorMs: () => number, every = lookMs): Promise<void> {
  const deadline = performance.now() + patienceMs;
  for (let calm = 0; calm < 2 && performance.now() < deadline; ) {
    const [begin, since] = [processorMs(), performance.now()];
    await sleep(every);
    calm = (processorMs() - begin) / (performance.now() - since) < restingShare ? calm + 1 : 0;
  }
}
