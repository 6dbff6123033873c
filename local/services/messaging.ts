import { type BucketCorsRule, corsHeader } from '../messaging/bucket-cors.ts';
import { REGION } from '../names.ts';

/** Creates resources in fauxqs: queues, topics, subscriptions, buckets. Every call may be repeated. */
export interface MessagingClient {
  /** Returns the queue's URL. An existing queue keeps its messages and takes the attributes. */
  putQueue(name: string, attributes: Record<string, string>): Promise<string>;
  putTopic(name: string, attributes: Record<string, string>): Promise<string>;
  subscribe(
    topicArn: string,
    protocol: string,
    endpoint: string,
    attributes: Record<string, string>,
  ): Promise<string>;
  putBucket(name: string, cors?: readonly BucketCorsRule[]): Promise<void>;
}

// fauxqs reads the region from the credential scope and verifies no signature.
const credential = (service: string) =>
  `AWS4-HMAC-SHA256 Credential=local/20260101/${REGION}/${service}/aws4_request, SignedHeaders=host, Signature=none`;

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/ */
export function messagingClient(endpoint: string): MessagingClient {
  const sqs = async (operation: string, body: object): Promise<Record<string, string> | undefined> => {
    const headers = {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `AmazonSQS.${operation}`,
      authorization: credential('sqs'),
    };
    const response = await fetch(endpoint, { method: 'POST', headers, body: JSON.stringify(body) });
    const answer = (await response.json().catch(() => ({}))) as Record<string, string>;
    if (response.ok) return answer;
    if (answer.__type?.includes('QueueNameExists')) return undefined;
    throw new Error(`SQS ${operation} failed: ${answer.message ?? response.status}`);
  };
  const sns = async (action: string, parameters: Record<string, string>, wanted: string): Promise<string> => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', authorization: credential('sns') };
    const body = new URLSearchParams({ Action: action, Version: '2010-03-31', ...parameters });
    const text = await (await fetch(endpoint, { method: 'POST', headers, body })).text();
    const value = new RegExp(`<${wanted}>([^<]+)</${wanted}>`).exec(text)?.[1];
    if (!value) throw new Error(`SNS ${action} failed: ${text}`);
    return value;
  };
  return {
    putQueue: async (name, attributes) => {
      const existing = await sqs('ListQueues', { QueueNamePrefix: name });
      const urls = (existing?.QueueUrls ?? []) as unknown as string[];
      const url = urls.find((candidate) => candidate.endsWith(`/${name}`));
      if (!url) await sqs('CreateQueue', { QueueName: name, Attributes: attributes });
      else {
        const { FifoQueue: _, ...settable } = attributes;
        await sqs('SetQueueAttributes', { QueueUrl: url, Attributes: settable });
      }
      // The port may have changed since the queue was created. fauxqs uses only the path.
      return `${endpoint}/000000000000/${name}`;
    },
    putTopic: (name, attributes) =>
      sns('CreateTopic', { Name: name, ...entries('Attributes', attributes) }, 'TopicArn'),
    subscribe: (topicArn, protocol, target, attributes) =>
      sns(
        'Subscribe',
        { TopicArn: topicArn, Protocol: protocol, Endpoint: target, ...entries('Attributes', attributes) },
        'SubscriptionArn',
      ),
    putBucket: async (name, cors = []) => {
      const response = await fetch(`${endpoint}/${name}`, {
        method: 'PUT',
        headers: { authorization: credential('s3'), [corsHeader]: JSON.stringify(cors) },
      });
      if (!response.ok && response.status !== 409)
        throw new Error(`S3 CreateBucket failed: ${await response.text()}`);
    },
  };
}

function entries(prefix: string, values: Record<string, string>): Record<string, string> {
  const numbered = Object.entries(values).flatMap(([key, value], i) => [
    [`${prefix}.entry.${i + 1}.key`, key],
    [`${prefix}.entry.${i + 1}.value`, value],
  ]);
  return Object.fromEntries(numbered);
}
