import type { DealId } from '../contract/ids.ts';
import { type Clock, toEpochMs } from '../platform/clock.ts';
import { decideTimers, fireAt } from './decide-schedules.ts';
import type { DealRepository } from './repository.ts';
import type { TimerSchedules } from './timer-schedules.ts';
import type { Transition } from './transition-queue.ts';

interface SyncDependencies {
  readonly deals: DealRepository;
  readonly schedules: TimerSchedules;
  readonly clock: Clock;
}

/** How often it reads the deal again when the deal changes in the meantime. */
const looks = 5;

/**
 * Makes a deal's schedules match the deal as it is now, whatever the event said. An old or repeated event therefore
 * does no harm. It reads the deal again afterwards, since another run may have written the schedules of an older
 * version.
 */
export async function syncSchedules(deps: SyncDependencies, dealId: DealId): Promise<void> {
  let synced: number | undefined;
  for (let look = 0; look < looks; look++) {
    const deal = await deps.deals.get(dealId, { consistent: true });
    if (look > 0 && deal?.version === synced) return;
    synced = deal?.version;
    for (const [name, timer] of Object.entries(decideTimers(dealId, deal))) {
      if (!timer) await deps.schedules.remove(name);
      else {
        const message: Transition = { dealId, ...timer };
        await deps.schedules.put(name, fireAt(toEpochMs(timer.at), deps.clock.now()), message);
      }
    }
  }
}
