import { Stack } from 'aws-cdk-lib';
import { acknowledge } from '../acknowledge.ts';
import type { NeedsOf } from '../api/needs.ts';
import type { Grant } from '../functions/grant.ts';
import type { Parts } from '../parts.ts';
import type { DeadLetterQueues } from './dead-letter-queues.ts';

export const reliabilityOperations = (
  { tables, audit }: Parts,
  queues: DeadLetterQueues,
): NeedsOf<'reliability'> => ({
  getDeadLetterQueues: [queues.count, readFigures],
  getDeadLetters: [queues.peek, readFigures, tables.failures.read],
  redriveDeadLetters: [queues.remove, queues.sendBack, audit.append],
  discardDeadLetters: [queues.remove, audit.append],
  getHealth: [readAlarms],
});

/** Figures belong to no resource, so the right to read them covers all of the account's. */
const readFigures: Grant = (fn) => {
  fn.allow(['cloudwatch:GetMetricData'], ['*']);
  acknowledge(fn, 'AwsSolutions-IAM5[Resource::*]', 'GetMetricData knows no resources.');
};

const readAlarms: Grant = (fn) =>
  fn.allowPattern(
    ['cloudwatch:DescribeAlarms'],
    Stack.of(fn).formatArn({ service: 'cloudwatch', resource: 'alarm:*' }),
    'A list of alarms by the prefix of their names is granted on all of them or not at all.',
  );
