import type { DeadLetterKind } from '../contract/dead-letter.ts';
import { AppError } from '../platform/errors.ts';
import { consumedBefore } from '../platform/queue.ts';

/** A queue of dead letters in this stage. */
export interface KnownQueue {
  /** As in `burst-orders-dlq`. */
  readonly name: string;
  readonly kind: DeadLetterKind;
}

const ofServices: Readonly<Record<string, DeadLetterKind>> = {
  'rule-failures': 'rules',
  'schedule-failures': 'schedules',
  'stream-failures': 'streams',
};

/**
 * Reads the list that the deployment makes of its queues.
 * @throws Error for a queue of an unknown kind
 */
export const knownQueues = (text: string): KnownQueue[] =>
  text.split(',').map((name) => {
    const kind = ofServices[name] ?? (consumedBefore(name) ? 'consumer' : undefined);
    if (!kind) throw new Error(`${name} is a queue of an unknown kind`);
    return { name, kind };
  });

/** Returns the queue whose consumer failed; undefined for queues of several consumers. */
export const consumedFrom = ({ name }: KnownQueue): string | undefined => consumedBefore(name);

/** Returns the names of all queues that have a consumer. */
export const workQueues = (queues: readonly KnownQueue[]): string[] =>
  queues.flatMap((queue) => consumedFrom(queue) ?? []);

/** Returns a queue of this stage. @throws AppError `not_found` */
export function findQueue(queues: readonly KnownQueue[], name: string): KnownQueue {
  const queue = queues.find((each) => each.name === name);
  if (!queue) throw new AppError('not_found', 'There is no such queue of dead letters.');
  return queue;
}

/** Nothing brings the changes of a stream back: the message only names their positions. */
export const canRedrive = ({ kind }: KnownQueue): boolean => kind !== 'streams';
