import type { DeadLetterQueue, DeadLetterQueues } from '../contract/dead-letter.ts';
import { canRedrive, type KnownQueue } from './known-queue.ts';
import type { LetterBox } from './letter-box.ts';

/** The age of the oldest message of queues, which only CloudWatch knows. */
export interface QueueAges {
  /** Returns seconds by the queue's name, for those of which there is a figure. */
  of(queues: readonly string[]): Promise<ReadonlyMap<string, number>>;
}

interface Deps {
  readonly box: Pick<LetterBox, 'counts'>;
  readonly ages: QueueAges;
  readonly queues: readonly KnownQueue[];
}

/** Lists the queues of dead letters, those with messages first. */
export async function listQueues({ box, ages, queues }: Deps): Promise<DeadLetterQueues> {
  const [known, ...counts] = await Promise.all([
    ages.of(queues.map(({ name }) => name)),
    ...queues.map(({ name }) => box.counts(name)),
  ]);
  const items = queues.map((queue, n) => described(queue, counts[n] ?? { waiting: 0, hidden: 0 }, known));
  const held = ({ waiting, hidden }: DeadLetterQueue) => waiting + hidden;
  return {
    items: items.toSorted((one, other) => held(other) - held(one) || (one.name < other.name ? -1 : 1)),
  };
}

/** Returns one queue with its figures. */
export async function withCounts(
  { box, ages }: Omit<Deps, 'queues'>,
  queue: KnownQueue,
): Promise<DeadLetterQueue> {
  const [counts, known] = await Promise.all([box.counts(queue.name), ages.of([queue.name])]);
  return described(queue, counts, known);
}

const described = (
  queue: KnownQueue,
  { waiting, hidden }: { readonly waiting: number; readonly hidden: number },
  ages: ReadonlyMap<string, number>,
): DeadLetterQueue => {
  const age = ages.get(queue.name);
  return {
    ...queue,
    ...{ waiting, hidden },
    // The figure is some minutes old. In an empty queue nothing is old.
    oldestSeconds: waiting + hidden === 0 || age === undefined ? null : Math.round(age),
    canRedrive: canRedrive(queue),
  };
};
