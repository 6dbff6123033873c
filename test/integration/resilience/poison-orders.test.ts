import { ReceiveMessageCommand, SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweeperOff } from './changed-assembly.ts';
import { type OwnCloud, queueUrl, startOwnCloud } from './own-cloud.ts';
import { eventually, soon } from './shop.ts';

const burst = 'stampede-dev-burst-orders';
const consumer = 'stampede-dev-settle-orders';

let own: OwnCloud;
beforeAll(async () => {
  own = await startOwnCloud({
    changes: {
      ...sweeperOff,
      queues: {
        [burst]: (queue) => {
          queue.VisibilityTimeout = 4;
          queue.RedrivePolicy = { ...(queue.RedrivePolicy as object), maxReceiveCount: 2 };
        },
      },
    },
  });
});
afterAll(() => own?.stop());

const poison = ['no JSON {', '{}', '{"id":"bkg_1","quantity":-1}', 'null'];

describe('Messages in the burst queue that nobody understands', () => {
  it('end among the dead letters, while the orders of their batch are settled', async () => {
    const { cloud, shop, sqs } = own;
    const { id } = await shop.publish({ drop: true, startsAt: soon(-1_000), quantityTotal: 3 });
    cloud.pauseEventSources(consumer);
    const orders = await Promise.all(
      Array.from({ length: 5 }, async () => {
        const token = await shop.newGuest();
        return { token, ...(await shop.book(id, token)) };
      }),
    );
    expect(orders.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202]);
    await sqs.send(
      new SendMessageBatchCommand({
        QueueUrl: queueUrl(cloud, burst),
        Entries: poison.map((MessageBody, index) => ({ Id: `poison-${index}`, MessageBody })),
      }),
    );
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
    expect((await deadLetters(poison.length)).toSorted()).toEqual(poison.toSorted());
    // Nothing else followed them: what was settled is done.
    expect(await deadLetters(0)).toEqual([]);
    await eventually(
      () => shop.reconciliation(id),
      ({ balanced, held, claimed, bookings }) =>
        balanced && held === 3 && claimed === 0 && bookings.rejected === 2,
    );
  });
});

/** The dead letters, once there are so many. */
async function deadLetters(count: number): Promise<string[]> {
  const { cloud, sqs } = own;
  const bodies: string[] = [];
  await eventually(
    async () => {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({
          QueueUrl: queueUrl(cloud, `${burst}-dlq`),
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
