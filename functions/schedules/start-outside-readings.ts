import { outsideTasks } from '../../lib/calendars/outside-tasks.ts';
import { startOutsideReadings } from '../../lib/calendars/start-outside-readings.ts';
import { systemClock as clock } from '../../lib/platform/clock.ts';
import { logger } from '../../lib/platform/logger.ts';
import { systemRandom as random } from '../../lib/platform/random.ts';
import { outsideOfStage } from '../parts/calendars.ts';
import { sender } from '../parts/queues.ts';

const deps = { outside: outsideOfStage(), tasks: sender(outsideTasks), clock, random };

/** Has the calendars read that are due, each minute. */
export async function handler(): Promise<void> {
  const outcome = await startOutsideReadings(deps);
  if (outcome.started > 0) logger.info('outside readings started', { ...outcome });
}
