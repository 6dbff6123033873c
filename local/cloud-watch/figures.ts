import type { QueueService } from '../messaging/queue-service.ts';
import { arn } from '../names.ts';

/** One metric of one resource. */
export interface Metric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  /** Seconds. */
  readonly period: number;
}

/** Returns the present figure; undefined for what this machine does not measure. */
export type Figures = (metric: Metric) => number | undefined;

interface Sources {
  readonly queues: Pick<QueueService, 'depth'>;
  readonly runs: (name: string, seconds: number) => { readonly runs: number; readonly failures: number };
  /** Milliseconds since the start of this cloud. */
  readonly uptimeMs: () => number;
}

/**
 * Measures queues, and the runs and failures of functions. AWS has hundreds of metrics more. The age of a dead letter
 * counts from its first sending here, and at AWS from the move into its queue.
 */
export const figuresOf =
  ({ queues, runs, uptimeMs }: Sources): Figures =>
  ({ namespace, name, dimensions, period }) => {
    const { QueueName, FunctionName } = dimensions;
    if (namespace === 'AWS/SQS' && QueueName) {
      const depth = queues.depth(arn('sqs', QueueName));
      if (name === 'ApproximateNumberOfMessagesVisible') return depth?.visible;
      if (name === 'ApproximateAgeOfOldestMessage') return depth?.oldestSeconds;
    }
    if (namespace === 'AWS/Lambda' && FunctionName) {
      // A cloud that has just started cannot say that nothing ran for a day.
      if (name === 'Invocations' && uptimeMs() > period * 1_000) return runs(FunctionName, period).runs;
      if (name === 'Errors') return runs(FunctionName, period).failures;
    }
    return undefined;
  };
