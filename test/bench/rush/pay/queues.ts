import {
  GetQueueAttributesCommand,
  ListQueuesCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';

/** How many messages a queue holds: visible, in the hands of a consumer, and delayed. */
export interface Depth {
  readonly name: string;
  readonly waiting: number;
  readonly delayed: number;
}

export interface Queues {
  depths(): Promise<{ readonly work: readonly Depth[]; readonly dead: readonly Depth[] }>;
  /** How soon the messages of a dead consumer come again, in seconds. */
  redeliverAfter(seconds: number): Promise<void>;
  close(): void;
}

/** The queues of the local cloud; dead letters apart. */
export async function queuesAt(endpoint: string): Promise<Queues> {
  const sqs = new SQSClient({
    endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const { QueueUrls: urls = [] } = await sqs.send(new ListQueuesCommand({ MaxResults: 1_000 }));
  const depth = async (url: string): Promise<Depth> => {
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['All'] }),
    );
    const count = (kind: '' | 'NotVisible' | 'Delayed') =>
      Number(Attributes?.[`ApproximateNumberOfMessages${kind}`] ?? 0);
    return {
      name: url.slice(url.lastIndexOf('/') + 1),
      waiting: count('') + count('NotVisible'),
      delayed: count('Delayed'),
    };
  };
  return {
    async depths() {
      const all = await Promise.all(urls.map(depth));
      const isDead = ({ name }: Depth) => name.endsWith('-dlq');
      return { work: all.filter((each) => !isDead(each)), dead: all.filter(isDead) };
    },
    async redeliverAfter(seconds) {
      const Attributes = { VisibilityTimeout: String(seconds) };
      await Promise.all(
        urls.map((QueueUrl) => sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes }))),
      );
    },
    close: () => sqs.destroy(),
  };
}
