import { windowEvents } from '../../../lib/deals/listens-to.ts';
import { syncSchedules } from '../../../lib/deals/sync-schedules.ts';
import { timerSchedules } from '../../../lib/deals/timer-schedules.ts';
import { schedulerClient } from '../../../lib/platform/aws.ts';
import { systemClock } from '../../../lib/platform/clock.ts';
import { onEvents } from '../../../lib/platform/consume.ts';
import { nonEmpty, readEnvironment } from '../../../lib/platform/environment.ts';
import { deals } from '../../parts/deals.ts';

const environment = readEnvironment({
  SCHEDULE_GROUP: nonEmpty,
  SCHEDULER_ROLE_ARN: nonEmpty,
  SCHEDULER_DLQ_ARN: nonEmpty,
  SCHEDULER_QUEUE_ARN: nonEmpty,
});
const deps = {
  deals: deals(),
  schedules: timerSchedules(schedulerClient(), {
    group: environment.SCHEDULE_GROUP,
    roleArn: environment.SCHEDULER_ROLE_ARN,
    queueArn: environment.SCHEDULER_QUEUE_ARN,
    deadLetterArn: environment.SCHEDULER_DLQ_ARN,
  }),
  clock: systemClock,
};

/** Updates a deal's timers to its current window and state. The event only names the deal. */
export const handler = onEvents(windowEvents, ({ subject }) => syncSchedules(deps, subject));
