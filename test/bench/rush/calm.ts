import { randomUUID } from 'node:crypto';
import { CreateTableCommand, DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { type Http, testAddress } from './http.ts';
import { percentile } from './percentile.ts';
import { progressLine } from './progress.ts';

export interface Calm {
  /** Milliseconds at the median: an order on the direct path over HTTP, and its two-item transaction alone. */
  readonly orderP50: number;
  readonly transactionP50: number;
  readonly orders: number;
  /** Orders that were not answered 201 at once. */
  readonly notDirect: number;
}

/** Enough for both sides to be compiled: the first orders of a new container are a measure of V8. */
const warmUp = 100;
const samples = 200;
/** Orders and bare transactions each take this many units. */
export const calmUnits = warmUp + samples;

/**
 * How much the API adds to the transaction it needs anyway. Both take turns, one at a time, so that whatever else the
 * machine does meets both alike.
 */
export async function measureCalm(
  http: Http,
  dealId: string,
  tokens: readonly string[],
  endpoint: string,
): Promise<Calm> {
  const bare = await bareTransaction(endpoint);
  const times = { order: [] as number[], transaction: [] as number[] };
  let notDirect = 0;
  const progress = progressLine('calm orders', calmUnits);
  for (let round = 0; round < calmUnits; round++) {
    const transaction = await timed(() => bare.run());
    const order = await timed(() =>
      http.from(testAddress(round)).call({
        method: 'POST',
        path: '/v1/bookings',
        token: tokens[round % tokens.length],
        idempotencyKey: randomUUID(),
        body: { dealId },
      }),
    );
    progress.step(undefined);
    if (round < warmUp) continue;
    if (order.result.status !== 201) notDirect++;
    times.transaction.push(transaction.ms);
    times.order.push(order.ms);
  }
  progress.end();
  await bare.end();
  return {
    orderP50: percentile(times.order, 50),
    transactionP50: percentile(times.transaction, 50),
    orders: samples,
    notDirect,
  };
}

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; result: T }> {
  const begin = performance.now();
  const result = await work();
  return { ms: performance.now() - begin, result };
}

/** The same two writes, conditions included, with nothing around them. */
async function bareTransaction(endpoint: string) {
  const client = new DynamoDBClient({
    endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const documents = DynamoDBDocumentClient.from(client);
  const TableName = `bench-${randomUUID()}`;
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      // As the product's tables have one.
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    }),
  );
  await documents.send(new PutCommand({ TableName, Item: { pk: 'stock', available: calmUnits, held: 0 } }));
  const update = {
    TableName,
    Key: { pk: 'stock' },
    UpdateExpression: 'SET available = available - :one, held = held + :one',
    ConditionExpression: 'available >= :one',
    ExpressionAttributeValues: { ':one': 1 },
  };
  return {
    run: () =>
      documents.send(
        new TransactWriteCommand({
          TransactItems: [
            {
              Put: {
                TableName,
                Item: {
                  pk: randomUUID(),
                  dealId: 'deal',
                  quantity: 1,
                  status: 'held',
                  createdAt: Date.now(),
                },
                ConditionExpression: 'attribute_not_exists(pk)',
              },
            },
            { Update: update },
          ],
        }),
      ),
    async end() {
      await client.send(new DeleteTableCommand({ TableName }));
      client.destroy();
    },
  };
}
