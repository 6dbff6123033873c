import { outsideTasks } from '../../../lib/calendars/outside-tasks.ts';
import { readOutside } from '../../../lib/calendars/read-outside.ts';
import { zoneRules } from '../../../lib/calendars/zone-rules.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { logger } from '../../../lib/platform/logger.ts';
import { eachMessage } from '../../../lib/platform/messages.ts';
import { systemRandom as random } from '../../../lib/platform/random.ts';
import { bookableResources, calendarBlocks, outsideOfStage } from '../../parts/calendars.ts';
import { fetchGuard } from '../../parts/guarded-fetch.ts';

const deps = {
  outside: outsideOfStage(),
  blocks: calendarBlocks(),
  resources: bookableResources(),
  guard: fetchGuard(),
  zones: zoneRules,
  clock,
  random,
};

/** Reads a calendar from outside, and blocks its resource by it. */
export const handler = eachMessage(outsideTasks, async (task) => {
  logger.info('outside calendar', { ...task, ...(await readOutside(deps, task)) });
});
