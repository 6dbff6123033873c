import type { Hold, HoldTimer } from '../bookings/release-holds.ts';
import { type Clock, secondsUntil } from '../platform/clock.ts';
import { inParallel } from '../platform/in-parallel.ts';
import type { Sender } from '../platform/send.ts';

const spreadMs = 15_000;
/** About 130 bytes each, so at most 200 KB a message. */
const holdsInMessage = 1_500;

/** A timer for many holds. Holds that end within 15 s of each other share one, due when the last of them ends. */
export function timersFor(holds: readonly Hold[]): HoldTimer[] {
  const groups: Hold[][] = [];
  for (const hold of holds.toSorted((a, b) => a.holdExpiresAt - b.holdExpiresAt)) {
    const group = groups.at(-1);
    const first = group?.[0];
    if (
      group &&
      first &&
      group.length < holdsInMessage &&
      hold.holdExpiresAt - first.holdExpiresAt <= spreadMs
    )
      group.push(hold);
    else groups.push([hold]);
  }
  return groups.map((group) => ({ holds: group, dueAt: group.at(-1)?.holdExpiresAt ?? 0 }));
}

export type HoldTimers = ReturnType<typeof holdTimers>;

export function holdTimers(queue: Pick<Sender<HoldTimer>, 'send'>, clock: Clock) {
  return {
    /** Sets a timer for every hold. A hold may get two timers, since its release happens only once. */
    async arm(holds: readonly Hold[]): Promise<void> {
      const outcomes = await inParallel(timersFor(holds), 8, (timer) =>
        queue.send(timer, secondsUntil(timer.dueAt, clock.now())),
      );
      const failed = outcomes.find((outcome) => outcome.status === 'rejected');
      if (failed) throw failed.reason;
    },
  };
}
