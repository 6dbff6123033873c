import type { SqsRefusal } from './sqs-refusal.ts';

const PAUSE_MS = 60_000;

/**
 * Stores the times of purges. SQS allows one purge of a queue in 60 seconds.
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_PurgeQueue.html
 */
export function createPurges(now: () => number) {
  const last = new Map<string, number>();
  return {
    refusal(url: string): SqsRefusal | undefined {
      const before = last.get(url);
      if (before !== undefined && now() - before < PAUSE_MS)
        return {
          code: 'PurgeQueueInProgress',
          message: `Only one PurgeQueue operation on ${url.split('/').at(-1)} is allowed every 60 seconds.`,
        };
      last.set(url, now());
      return undefined;
    },
  };
}
