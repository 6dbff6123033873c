import { GetQueueAttributesCommand, type SQSClient } from './sqs.ts';

/** How many messages a queue has. SQS counts them approximately, within seconds. */
export interface QueueDepth {
  readonly waiting: number;
  /** Messages that a consumer has taken and not finished. */
  readonly inFlight: number;
}

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html */
const names = {
  waiting: 'ApproximateNumberOfMessages',
  inFlight: 'ApproximateNumberOfMessagesNotVisible',
} as const;

/** Reads the depth of the queue at this URL: one call of SQS. */
export async function readQueueDepth(sqs: SQSClient, url: string): Promise<QueueDepth> {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: Object.values(names) }),
  );
  return {
    waiting: Number(Attributes[names.waiting] ?? 0),
    inFlight: Number(Attributes[names.inFlight] ?? 0),
  };
}
