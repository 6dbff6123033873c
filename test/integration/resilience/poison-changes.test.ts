import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweeperOff } from './changed-assembly.ts';
import { type OwnCloud, queueUrl, sdkSettings, startOwnCloud } from './own-cloud.ts';
import { eventually } from './shop.ts';

let own: OwnCloud;
beforeAll(async () => {
  own = await startOwnCloud({
    changes: {
      ...sweeperOff,
      streams: (mapping) => {
        mapping.MaximumRetryAttempts = 1;
      },
    },
  });
});
afterAll(() => own?.stop());

/** Somebody's hand in the table: a booking that is none. */
async function spoil() {
  const dynamo = DynamoDBDocumentClient.from(new DynamoDBClient(sdkSettings(own.cloud.endpoints.dynamodb)));
  const TableName = own.cloud.outputs.BookingsTable ?? '';
  const Item = { pk: 'gst_0', sk: 'booking#0', id: 'bkg_0', status: 'held', dealId: 'none', version: 1 };
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
