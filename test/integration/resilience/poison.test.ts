import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ReceiveMessageCommand, SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweeperOff } from './changed-assembly.ts';
import { type OwnCloud, queueUrl, sdkSettings, startOwnCloud } from './own-cloud.ts';
import { eventually, soon } from './shop.ts';

const burst = 'stampede-dev-burst-orders';
const consumer = 'stampede-dev-settle-orders';

const others = ['hold-releases', 'deal-transitions', 'deal-schedules', 'figures'].map(
  (name) => `stampede-dev-${name}`,
);

/** Seconds instead of minutes until a message comes again, and twice instead of five times. */
function impatient(queue: Record<string, unknown>) {
  queue.VisibilityTimeout = 6;
  queue.RedrivePolicy = { ...(queue.RedrivePolicy as object), maxReceiveCount: 2 };
}

let own: OwnCloud;
beforeAll(async () => {
  own = await startOwnCloud({
    changes: {
      ...sweeperOff,
      streams: (mapping) => {
        mapping.MaximumRetryAttempts = 1;
      },
      queues: Object.fromEntries([burst, ...others].map((name) => [name, impatient])),
    },
  });
});
afterAll(() => own?.stop());

/** Somebody's hand in the table: a booking that is none. */
async function spoil() {
  const dynamo = DynamoDBDocumentClient.from(new DynamoDBClient(sdkSettings(own.cloud.endpoints.dynamodb)));
  const TableName = own.cloud.outputs.BookingsTable ?? '';
  const Item = { pk: 'gst_0', sk: 'booking#0', id: 'bkg_0', status: 'held', stockId: 'none', version: 1 };
  await dynamo.send(new PutCommand({ TableName, Item }));
}

describe('A change in a stream that nobody understands', () => {
  it('is reported by each consumer that fails on it, and those around it are not lost', async () => {
    const { cloud, shop, sqs } = own;
    const { id } = await shop.publish();
    const tokens = await Promise.all(Array.from({ length: 4 }, shop.newGuest));
    const [first, second, third, fourth] = tokens as [string, string, string, string];
    cloud.pauseEventSources('stampede-dev-on-bookings-changed');
    cloud.pauseEventSources('stampede-dev-publish-changes');
    await shop.book(id, first);
    await shop.book(id, second);
    await spoil();
    await shop.book(id, third);
    await shop.book(id, fourth);
    cloud.resumeEventSources();

    const reported = new Set<string>();
    await eventually(
      async () => {
        const QueueUrl = queueUrl(cloud, 'stampede-dev-stream-failures');
        const { Messages = [] } = await sqs.send(
          new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
        );
        for (const { Body = '{}' } of Messages) {
          const { requestContext, DDBStreamBatchInfo } = JSON.parse(Body);
          expect(DDBStreamBatchInfo.batchSize).toBe(1);
          reported.add(requestContext.functionArn.split(':function:')[1].split(':')[0]);
        }
        return [...reported].sort();
      },
      (names) => names.length === 2,
    );
    expect([...reported].sort()).toEqual([
      'stampede-dev-on-bookings-changed',
      'stampede-dev-publish-changes',
    ]);
    await eventually(
      () => shop.reconciliation(id),
      ({ balanced, bookings }) => balanced && bookings.held === 4,
    );
    await eventually(
      () => shop.admin('GET', `/${id}/figures`),
      ({ held }) => held === 4,
    );
  });
});

const poison = ['no JSON {', '{}', '{"id":"bkg_1","quantity":-1}', 'null'];

describe('Messages in the burst queue that nobody understands', () => {
  it('end among the dead letters, while the orders of their batch are settled', async () => {
    const { cloud, shop } = own;
    const { id } = await shop.publish({ drop: true, startsAt: soon(-1_000), quantityTotal: 3 });
    cloud.pauseEventSources(consumer);
    const orders = await Promise.all(
      Array.from({ length: 5 }, async () => {
        const token = await shop.newGuest();
        return { token, ...(await shop.book(id, token)) };
      }),
    );
    expect(orders.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202]);
    await sendPoison(burst);
    cloud.resumeEventSources(consumer);

    const decided = await Promise.all(
      orders.map(({ token, body }) =>
        eventually(
          () => shop.booking(body.id, token),
          ({ status }) => status !== 'queued',
        ),
      ),
    );
    expect(decided.map(({ status }) => status).sort()).toEqual([
      'held',
      'held',
      'held',
      'rejected',
      'rejected',
    ]);
    expect((await deadLetters(burst, poison.length)).toSorted()).toEqual(poison.toSorted());
    // Nothing else followed them: what was settled is done.
    expect(await deadLetters(burst, 0)).toEqual([]);
    await eventually(
      () => shop.reconciliation(id),
      ({ balanced, held, claimed, bookings }) =>
        balanced && held === 3 && claimed === 0 && bookings.rejected === 2,
    );
  });
});

describe('Messages in another queue that nobody understands', () => {
  it.concurrent.each(others)('end among the dead letters of %s', async (queue) => {
    await sendPoison(queue);
    expect((await deadLetters(queue, poison.length)).toSorted()).toEqual(poison.toSorted());
  });
});

const sendPoison = (queue: string) =>
  own.sqs.send(
    new SendMessageBatchCommand({
      QueueUrl: queueUrl(own.cloud, queue),
      Entries: poison.map((MessageBody, index) => ({ Id: `poison-${index}`, MessageBody })),
    }),
  );

/** The dead letters of a queue, once there are so many. */
async function deadLetters(queue: string, count: number): Promise<string[]> {
  const { cloud, sqs } = own;
  const bodies: string[] = [];
  await eventually(
    async () => {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({
          QueueUrl: queueUrl(cloud, `${queue}-dlq`),
          MaxNumberOfMessages: 10,
          VisibilityTimeout: 600,
        }),
      );
      bodies.push(...Messages.map(({ Body = '' }) => Body));
      return bodies.length;
    },
    (found) => found >= count,
  );
  return bodies;
}
