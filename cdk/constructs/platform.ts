import type { Stage } from '../stages.ts';
import type { AlarmTopic } from './alarms/alarm-topic.ts';
import type { FunctionCode } from './functions/function-code.ts';

/** What every capability stands on. */
export interface Platform {
  readonly stage: Stage;
  readonly code: FunctionCode;
  readonly alarms: AlarmTopic;
}

/**
 * A name that people and the local cloud read: `stampede-dev-burst-orders`. It is given to what has a life of
 * its own (functions, queues, tables, pools, the bus); a replacement of such a thing needs a new name, and all of
 * them are things that one replaces with care. Roles, policies and the like are named by CloudFormation.
 */
export const nameOf = (stage: Stage, thing: string): string => `stampede-${stage.name}-${thing}`;

/** `settle-orders` becomes `SettleOrders`: what is named after a handler in the tree of constructs. */
export const constructIdOf = (handler: string): string =>
  handler.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
