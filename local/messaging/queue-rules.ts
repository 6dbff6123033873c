import { invalidValue, type Queues, refuse, type SqsBody, type SqsRefusal } from './sqs-refusal.ts';

/** The attributes that CreateQueue and SetQueueAttributes know. */
const known = new Set([
  'ContentBasedDeduplication',
  'DeduplicationScope',
  'DelaySeconds',
  'FifoQueue',
  'FifoThroughputLimit',
  'KmsDataKeyReusePeriodSeconds',
  'KmsMasterKeyId',
  'MaximumMessageSize',
  'MessageRetentionPeriod',
  'Policy',
  'ReceiveMessageWaitTimeSeconds',
  'RedriveAllowPolicy',
  'RedrivePolicy',
  'SqsManagedSseEnabled',
  'VisibilityTimeout',
]);

/** Letters, digits, hyphens and underscores, 80 at most with the suffix. */
export const nameRefusal = (name: string): SqsRefusal | undefined =>
  name.length <= 80 && /^[\w-]+(\.fifo)?$/.test(name)
    ? undefined
    : invalidValue('Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length');

/**
 * Returns SQS's refusal of a queue's attributes.
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
 */
export function queueRefusal(body: SqsBody, isFifo: boolean, queues: Queues): SqsRefusal | undefined {
  const attributes = (body.Attributes ?? {}) as Readonly<Record<string, string>>;
  const unknown = Object.keys(attributes).find((name) => !known.has(name));
  if (unknown) return refuse('InvalidAttributeName', `Unknown Attribute ${unknown}.`);
  const policy = attributes.RedrivePolicy;
  return policy === undefined || policy === '' ? undefined : redriveRefusal(policy, isFifo, queues);
}

function redriveRefusal(text: string, isFifo: boolean, queues: Queues): SqsRefusal | undefined {
  const invalid = (reason: string) =>
    invalidValue(`Value ${text} for parameter RedrivePolicy is invalid. Reason: ${reason}`);
  const policy = json(text);
  if (!policy) return invalid('Redrive policy is not a valid JSON map.');
  const { deadLetterTargetArn: target, maxReceiveCount: count } = policy;
  if (typeof target !== 'string')
    return invalid('Redrive policy does not contain mandatory attribute: deadLetterTargetArn.');
  if (count === undefined)
    return invalid('Redrive policy does not contain mandatory attribute: maxReceiveCount.');
  if (!/^\d+$/.test(String(count)) || Number(count) < 1 || Number(count) > 1000)
    return invalid(
      `Invalid value for maxReceiveCount: ${count}, valid values are from 1 to 1000 both inclusive.`,
    );
  if (!queues.hasArn(target)) return invalid('Dead letter target does not exist.');
  if (target.endsWith('.fifo') !== isFifo)
    return invalid('Dead-letter queue must be same type of queue as the source.');
  return undefined;
}

function json(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
