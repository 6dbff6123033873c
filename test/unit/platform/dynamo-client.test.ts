import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Outgoing } from '../../../lib/platform/aws-json/exchange.ts';
import {
  BatchGetCommand,
  BatchWriteCommand,
  type DocumentCommand,
  GetCommand,
  PutCommand,
  TransactGetCommand,
  TransactWriteCommand,
} from '../../../lib/platform/documents/commands.ts';
import { paginateQuery } from '../../../lib/platform/documents/pages.ts';
import { cancelledParts, isConditionFailed } from '../../../lib/platform/dynamo.ts';
import { dynamoDocuments } from '../../../lib/platform/dynamo-client.ts';

beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0));
afterEach(() => vi.restoreAllMocks());

/** A DynamoDB that answers so, one request after another; an answer with a name is a refusal. */
function answering(...answers: object[]) {
  const sent: { operation: string; input: Record<string, unknown> }[] = [];
  const exchange = async ({ headers, body }: Outgoing) => {
    sent.push({ operation: headers['x-amz-target']?.split('.')[1] ?? '', input: JSON.parse(body) });
    const answer = answers[sent.length - 1] ?? {};
    return { status: '__type' in answer ? 400 : 200, headers: {}, body: JSON.stringify(answer) };
  };
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
  return { sent, dynamo: dynamoDocuments({ region: 'eu-west-1', credentials, exchange }) };
}
const failure = (dynamo: ReturnType<typeof dynamoDocuments>, command: DocumentCommand) =>
  dynamo.send(command).then(
    () => undefined,
    (error: unknown) => error,
  );
const a = { S: 'a' };

describe('dynamoDocuments', () => {
  it('sends and answers plain items', async () => {
    const { sent, dynamo } = answering({ Item: { pk: a, n: { N: '7' } } });
    const answer = await dynamo.send(new GetCommand({ TableName: 't', Key: { pk: 'a', none: undefined } }));
    expect(sent).toEqual([{ operation: 'GetItem', input: { TableName: 't', Key: { pk: a } } }]);
    expect(answer).toEqual({ Item: { pk: 'a', n: 7 } });
  });

  it('gives a transaction one token for all its attempts, unless it has one', async () => {
    const { sent, dynamo } = answering({ __type: 'x#TransactionInProgressException' });
    const TransactItems = [
      { Put: { TableName: 't', Item: { pk: 'a' } } },
      { Delete: { TableName: 't', Key: { pk: 'a' } } },
    ];
    await dynamo.send(new TransactWriteCommand({ TransactItems }));
    await dynamo.send(new TransactWriteCommand({ TransactItems }));
    await dynamo.send(new TransactWriteCommand({ TransactItems, ClientRequestToken: 'mine' }));
    const [first, again, other, own] = sent.map(({ input }) => input.ClientRequestToken);
    expect(first).toMatch(/^[0-9a-f-]{36}$/);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
    expect(own).toBe('mine');
    expect(sent[0]?.input.TransactItems).toEqual([
      { Put: { TableName: 't', Item: { pk: a } } },
      { Delete: { TableName: 't', Key: { pk: a } } },
    ]);
  });

  it('answers batches and transactions of reads with plain items, and what was left undone as it was sent', async () => {
    const left = { t: { Keys: [{ pk: a }], ConsistentRead: true } };
    const undone = { t: [{ PutRequest: { Item: { pk: a } } }, { DeleteRequest: { Key: { pk: a } } }] };
    const { sent, dynamo } = answering(
      { Responses: { t: [{ pk: a }] }, UnprocessedKeys: left },
      { UnprocessedItems: undone },
      { Responses: [{ Item: { pk: a } }, {}] },
    );
    const RequestItems = { t: { Keys: [{ pk: 'a' }], ConsistentRead: true } };
    const read = await dynamo.send(new BatchGetCommand({ RequestItems }));
    expect(read).toEqual({ Responses: { t: [{ pk: 'a' }] }, UnprocessedKeys: RequestItems });
    expect(sent[0]?.input).toEqual({ RequestItems: left });
    const writes = { t: [{ PutRequest: { Item: { pk: 'a' } } }, { DeleteRequest: { Key: { pk: 'a' } } }] };
    const written = await dynamo.send(new BatchWriteCommand({ RequestItems: writes }));
    expect(written).toEqual({ UnprocessedItems: writes });
    expect(sent[1]?.input).toEqual({ RequestItems: undone });
    const Get = { TableName: 't', Key: { pk: 'a' } };
    const both = await dynamo.send(new TransactGetCommand({ TransactItems: [{ Get }, { Get }] }));
    expect(both).toEqual({ Responses: [{ Item: { pk: 'a' } }, {}] });
  });

  it('fails by name, with the item that a condition met and the reasons of each part', async () => {
    const put = new PutCommand({ TableName: 't', Item: { pk: 'a' } });
    const met = answering({ __type: 'x#ConditionalCheckFailedException', message: 'no', Item: { pk: a } });
    const error = await failure(met.dynamo, put);
    expect(isConditionFailed(error) && error.Item).toEqual({ pk: a });
    const { dynamo } = answering({
      __type: 'x#TransactionCanceledException',
      Message: 'no',
      CancellationReasons: [{ Code: 'None' }, { Code: 'ConditionalCheckFailed', Item: { pk: a } }],
    });
    expect(cancelledParts(await failure(dynamo, new TransactWriteCommand({ TransactItems: [] })))).toEqual([
      { outcome: 'ok', item: undefined },
      { outcome: 'condition_failed', item: { pk: a } },
    ]);
  });

  it('lets steps stand around its calls, the last one outermost', async () => {
    const { sent, dynamo } = answering();
    const seen: string[] = [];
    for (const step of ['inner', 'outer'])
      dynamo.around((command, next) => {
        seen.push(step);
        return next({ ...command, input: { ...command.input, Limit: 1 } });
      });
    await dynamo.send(new GetCommand({ TableName: 't', Key: { pk: 'a' } }));
    expect(seen).toEqual(['outer', 'inner']);
    expect(sent[0]).toMatchObject({ operation: 'GetItem', input: { Limit: 1 } });
  });
});

describe('paginateQuery', () => {
  it('reads page after page, from where the last one ended, also when a page is empty', async () => {
    const { sent, dynamo } = answering(
      { Items: [{ pk: a }], LastEvaluatedKey: { pk: a } },
      { Items: [], LastEvaluatedKey: { pk: { S: 'b' } } },
      { Items: [{ pk: { S: 'c' } }] },
    );
    const found: unknown[] = [];
    const pages = paginateQuery(
      { client: dynamo, pageSize: 1 },
      { TableName: 't', KeyConditionExpression: 'x' },
    );
    for await (const { Items } of pages) found.push(Items);
    expect(found).toEqual([[{ pk: 'a' }], [], [{ pk: 'c' }]]);
    expect(sent.map(({ input }) => input.ExclusiveStartKey)).toEqual([
      undefined,
      { pk: a },
      { pk: { S: 'b' } },
    ]);
    expect(sent.map(({ input }) => input.Limit)).toEqual([1, 1, 1]);
  });
});
