import { Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { BackendFunction } from '../functions/backend-function.ts';
import { type Grant, together, told } from '../functions/grant.ts';
import { nameOf, type Platform } from '../platform.ts';
import { FailureQueue } from '../queues/failure-queue.ts';
import { WorkQueue } from '../queues/work-queue.ts';

/** Grants on the dead letters of the stage. */
export interface DeadLetterQueues {
  /** Lets the function count them. */
  readonly count: Grant;
  /** Lets the function look at them, and give them back. */
  readonly peek: Grant;
  /** Lets the function remove them. */
  readonly remove: Grant;
  /** Lets the function send to every queue that has a consumer. */
  readonly sendBack: Grant;
}

/**
 * The queues of dead letters that the app has, found in its tree, so that a new one needs no line. Their names are
 * written out: a reference to each would keep CloudFormation from removing one.
 */
export function deadLetterQueues(app: IConstruct, { stage }: Platform): DeadLetterQueues {
  const all = app.node.findAll();
  const names = all.flatMap((each) => (each instanceof FailureQueue ? [each.name] : [])).sort();
  const consumed = all.flatMap((each) => (each instanceof WorkQueue ? [each.name] : []));
  const arns = (fn: BackendFunction, of: readonly string[]) =>
    of.map((name) => Stack.of(fn).formatArn({ service: 'sqs', resource: nameOf(stage, name) }));
  const allow =
    (of: readonly string[], ...actions: string[]): Grant =>
    (fn) =>
      fn.allow(['sqs:GetQueueUrl', ...actions], arns(fn, of));
  const list = told({ DEAD_LETTER_QUEUES: names.join(',') });
  // One statement for all actions: IAM bounds the size of a role's policies, and each name counts.
  const on = (...actions: string[]) => together(list, allow(names, ...actions));
  const counting = ['sqs:GetQueueAttributes'];
  const peeking = [...counting, 'sqs:ReceiveMessage', 'sqs:ChangeMessageVisibility'];
  return {
    count: on(...counting),
    peek: on(...peeking),
    remove: on(...peeking, 'sqs:DeleteMessage'),
    sendBack: allow(consumed, 'sqs:SendMessage'),
  };
}
