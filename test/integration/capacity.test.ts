import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { meterCapacity } from '../../lib/platform/capacity.ts';
import { PutCommand, TransactWriteCommand } from '../../lib/platform/documents/commands.ts';
import { startDynamoDb } from './dynamodb.ts';

let database: Awaited<ReturnType<typeof startDynamoDb>>;
let TableName: string;

beforeAll(async () => {
  database = await startDynamoDb();
  TableName = await database.table('stock');
});
afterAll(() => database.stop());

describe('meterCapacity', () => {
  it('counts what a replayed transaction reads apart from what is written', async () => {
    const meter = meterCapacity(database.dynamo);
    await database.dynamo.send(new PutCommand({ TableName, Item: { pk: 'plain' } }));
    expect([meter.take(), meter.takeReplays()]).toEqual([1, 0]);
    const transaction = {
      ClientRequestToken: 'once',
      TransactItems: ['a', 'b'].map((pk) => ({ Put: { TableName, Item: { pk } } })),
    };
    await database.dynamo.send(new TransactWriteCommand(transaction));
    expect([meter.take(), meter.takeReplays()]).toEqual([4, 0]);
    await database.dynamo.send(new TransactWriteCommand(transaction));
    expect([meter.take(), meter.takeReplays()]).toEqual([0, 4]);
  });
});
