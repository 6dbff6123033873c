import { Stack } from 'aws-cdk-lib';
import { queueIn } from '../../../lib/platform/queue.ts';
import { tableIn } from '../../../lib/platform/tables.ts';
import type { Stage } from '../../stages.ts';
import type { Grant } from '../functions/grant.ts';

/**
 * Lets a consumer note why messages of its own queue failed, and nothing else. The table's name is written out: every
 * consumer depends on the stack of the tables anyway, and is spared another reference to it.
 */
export const noteFailures =
  ({ name: stage }: Stage, queue: string): Grant =>
  (fn) => {
    const table = tableIn(stage, 'failures');
    const arn = Stack.of(fn).formatArn({ service: 'dynamodb', resource: 'table', resourceName: table });
    fn.setEnvironment({ FAILURES_TABLE: table });
    fn.allow(['dynamodb:PutItem'], [arn], {
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [queueIn(stage, queue)] },
    });
  };
