import type { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import type { Invoker } from '../lambda/invoker.ts';
import type { QueueService } from '../messaging/queue-service.ts';
import type { StreamFile } from '../services/stream-file.ts';
import type { StateStore } from '../state.ts';
import { startQueueSource } from './queue-source.ts';
import type { MappingProperties } from './settings.ts';
import { startStreamSource } from './stream-source.ts';

/** A running event source mapping. */
export interface EventSource {
  /** Pauses. Resolves when the function has no running batch, or after a few seconds. */
  stop(): Promise<void>;
  /** Stops reading. Running batches are finished. */
  pause(): void;
  resume(): void;
}

export interface EventSourceOptions {
  /** The resolved properties of the AWS::Lambda::EventSourceMapping. */
  mapping: MappingProperties;
  functionArn: string;
  invoker: Invoker;
  queues: QueueService;
  streams: DynamoDBStreamsClient;
  /** Reads streams without their service. Without it, streams are polled at short intervals. */
  streamFile?: StreamFile | undefined;
  state: StateStore;
  log(line: string): void;
}

/**
 * Starts an event source mapping for an SQS queue or a DynamoDB stream.
 *
 * @throws Error naming a property or a source that is not implemented
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html
 */
export function startEventSource(options: EventSourceOptions): EventSource {
  const service = options.mapping.EventSourceArn.split(':')[2];
  if (service === 'sqs') return startQueueSource(options);
  if (service === 'dynamodb') return startStreamSource(options);
  throw new Error(`The local cloud does not implement the event source ${options.mapping.EventSourceArn}`);
}
