import type { Stage } from '../stages.ts';
import type { AlarmTopic } from './alarms/alarm-topic.ts';
import type { FunctionCode } from './functions/function-code.ts';

/** The foundation of every capability. */
export interface Platform {
  readonly stage: Stage;
  readonly code: FunctionCode;
  readonly alarms: AlarmTopic;
}

/**
 * Returns a name for people and the local cloud: `stampede-dev-burst-orders`. Resources with a life of their own have
 * such names: functions, queues, tables, pools and the bus. Replacing one of them needs a new name and care.
 * CloudFormation names roles, policies and the like.
 */
export const nameOf = (stage: Stage, thing: string): string => `stampede-${stage.name}-${thing}`;

/** `settle-orders` becomes `SettleOrders`, the id of a handler's construct. */
export const constructIdOf = (handler: string): string =>
  handler.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
