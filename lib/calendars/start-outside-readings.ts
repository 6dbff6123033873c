import type { Clock } from '../platform/clock.ts';
import { inParallel } from '../platform/in-parallel.ts';
import type { Random } from '../platform/random.ts';
import type { Sender } from '../platform/send.ts';
import { nextReadingAt } from './decide-next-reading.ts';
import type { OutsideRepository } from './outside-repository.ts';
import type { OutsideTask } from './outside-tasks.ts';

export interface StartReadingsDeps {
  readonly outside: Pick<OutsideRepository, 'listDue' | 'get' | 'replace'>;
  readonly tasks: Sender<OutsideTask>;
  readonly clock: Clock;
  readonly random: Random;
}

/** The most readings that begin in a minute: those of some 25,000 calendars. */
const mostAMinute = 2_000;
const width = 20;

/**
 * Sends a message for each calendar that is due, and says when it is due again. A message that is lost is so replaced
 * by the next one.
 * @returns how many readings began, and whether some had to wait
 */
export async function startOutsideReadings(
  deps: StartReadingsDeps,
): Promise<{ readonly started: number; readonly waiting: boolean }> {
  const now = deps.clock.now();
  const due = await deps.outside.listDue(now, mostAMinute);
  const outcomes = await inParallel(due, width, async (task) => {
    const record = await deps.outside.get(task.resourceId, task.outsideCalendarId);
    // The index is a moment behind.
    if (!record || record.dueAt > now) return false;
    const dueAt = nextReadingAt(now, record.failures, deps.random.fraction());
    if (!(await deps.outside.replace(record, { ...record, dueAt }))) return false;
    await deps.tasks.send(task);
    return true;
  });
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
  return {
    started: outcomes.filter((outcome) => outcome.status === 'fulfilled' && outcome.value).length,
    waiting: due.length === mostAMinute,
  };
}
