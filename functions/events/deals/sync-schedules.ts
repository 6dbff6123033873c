import { windowEvents } from '../../../lib/deals/listens-to.ts';
import { dealRepository } from '../../../lib/deals/repository.ts';
import { syncSchedules } from '../../../lib/deals/sync-schedules.ts';
import { timerSchedules } from '../../../lib/deals/timer-schedules.ts';
import { dynamoDocuments, schedulerClient } from '../../../lib/platform/aws.ts';
import { systemClock } from '../../../lib/platform/clock.ts';
import { onEvents } from '../../../lib/platform/consume.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';

const environment = readEnvironment([
  'DEALS_TABLE',
  'SCHEDULE_GROUP',
  'SCHEDULER_ROLE_ARN',
  'SCHEDULER_DLQ_ARN',
  'DEAL_TRANSITION_QUEUE_ARN',
]);
const deps = {
  deals: dealRepository(dynamoDocuments(), environment.DEALS_TABLE),
  schedules: timerSchedules(schedulerClient(), {
    group: environment.SCHEDULE_GROUP,
    roleArn: environment.SCHEDULER_ROLE_ARN,
    queueArn: environment.DEAL_TRANSITION_QUEUE_ARN,
    deadLetterArn: environment.SCHEDULER_DLQ_ARN,
  }),
  clock: systemClock,
};

/** Keeps a deal's timers in step with its window and state, as they are now: an event only says whose they are. */
export const handler = onEvents(windowEvents, ({ subject }) => syncSchedules(deps, subject));
