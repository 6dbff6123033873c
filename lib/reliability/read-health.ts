import type { Health } from '../contract/health.ts';
import { type Clock, toInstant } from '../platform/clock.ts';
import { queueIn } from '../platform/queue.ts';
import { healthOf } from './decide-health.ts';
import type { Alarms } from './metrics.ts';

interface Deps {
  readonly alarms: Alarms;
  readonly stage: string;
  readonly clock: Clock;
}

/** Reads the state of all alarms of the stage. */
export const readHealth = async ({ alarms, stage, clock }: Deps): Promise<Health> =>
  healthOf(await alarms.all(), queueIn(stage, ''), toInstant(clock.now()));
