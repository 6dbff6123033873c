import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  BatchGetCommand,
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '../../../lib/platform/documents/commands.ts';
import type { TableShape } from '../../../lib/platform/tables.ts';
import { seededRandom } from '../../../local/stripe/random.ts';
import { startDynamoDb } from '../../integration/dynamodb.ts';
import { documentClient, memoryDynamo } from './index.ts';
import { randomCommand } from './random-command.ts';
import { outcomeOf } from './same-answers.ts';

const shape: TableShape = {
  sortKey: 'sk',
  indexes: {
    byWatch: { partition: 'watch', sort: 'due', holds: 'ALL' },
    keysByWatch: { partition: 'watch', sort: 'due', holds: 'KEYS_ONLY' },
    keysByDue: { sort: 'due', holds: 'KEYS_ONLY' },
  },
};

let engine: Awaited<ReturnType<typeof startDynamoDb>>;
beforeAll(async () => {
  engine = await startDynamoDb({ checked: false });
});
afterAll(() => engine.stop());

/** The same new table twice: in memory, and in a real engine. */
async function bothEngines() {
  const TableName = await engine.table(shape);
  const memory = memoryDynamo({ [TableName]: shape });
  const inMemory = documentClient(async (command) => memory.perform(command));
  return {
    TableName,
    async agree(command: unknown): Promise<unknown> {
      const [ours, real] = [await outcomeOf(inMemory, command), await outcomeOf(engine.dynamo, command)];
      expect(ours, JSON.stringify((command as { input: unknown }).input)).toEqual(real);
      return ours;
    },
  };
}

const a = { pk: 'a', sk: '1' };
const whole = {
  ...a,
  count: 5,
  name: 'one',
  flag: true,
  nothing: null,
  tags: new Set(['x', 'y']),
  places: new Set([1, 2]),
  list: ['p', 'q', { deep: 1 }],
  map: { core: { one: 3, two: 7 }, other: 'o' },
  watch: 'w',
  due: '2026',
};

/** An expression, its values, and names when it has any. */
type Case = [
  expression: string,
  values?: Record<string, unknown> | undefined,
  names?: Record<string, string>,
];

const conditions: Case[] = [
  ['attribute_exists(pk)'],
  ['attribute_not_exists(pk)'],
  ['attribute_not_exists(absent)'],
  ['attribute_exists(#m.core.one)', undefined, { '#m': 'map' }],
  ['attribute_not_exists(#m.#c)', undefined, { '#m': 'map', '#c': 'clm_1' }],
  ['attribute_not_exists(absent.deeper)'],
  ['attribute_type(flag, :t)', { ':t': 'BOOL' }],
  ['attribute_type(tags, :t)', { ':t': 'NS' }],
  ['#n = :v', { ':v': 'one' }, { '#n': 'name' }],
  ['#c = :v', { ':v': '5' }, { '#c': 'count' }],
  ['absent = :v', { ':v': 1 }],
  ['absent <> :v', { ':v': 1 }],
  ['NOT absent = :v', { ':v': 1 }],
  ['#c <> :v', { ':v': 'five' }, { '#c': 'count' }],
  ['#c < :v', { ':v': 'five' }, { '#c': 'count' }],
  ['#c >= :v AND #c < :w', { ':v': 5, ':w': 6 }, { '#c': 'count' }],
  ['#c > :v OR flag = :f', { ':v': 9, ':f': true }, { '#c': 'count' }],
  ['NOT (#c > :v OR flag = :f) AND attribute_exists(pk)', { ':v': 9, ':f': false }, { '#c': 'count' }],
  ['attribute_not_exists(absent) OR absent <= :v', { ':v': 1 }],
  ['#c BETWEEN :v AND :w', { ':v': 5, ':w': 9 }, { '#c': 'count' }],
  ['#c IN (:v, :w)', { ':v': 4, ':w': 5 }, { '#c': 'count' }],
  ['begins_with(#n, :v)', { ':v': 'on' }, { '#n': 'name' }],
  ['begins_with(#n, :v)', { ':v': 'ne' }, { '#n': 'name' }],
  ['contains(tags, :v)', { ':v': 'x' }],
  ['contains(tags, :v)', { ':v': 'z' }],
  ['contains(#n, :v)', { ':v': 'ne' }, { '#n': 'name' }],
  ['contains(#l, :v)', { ':v': 'q' }, { '#l': 'list' }],
  ['size(#n) = :v', { ':v': 3 }, { '#n': 'name' }],
  ['size(tags) > :v', { ':v': 2 }],
  ['size(absent) > :v', { ':v': 0 }],
  ['#m = :v', { ':v': { other: 'o', core: { two: 7, one: 3 } } }, { '#m': 'map' }],
  ['tags = :v', { ':v': new Set(['y', 'x']) }],
  ['#l[2].deep = :v', { ':v': 1 }, { '#l': 'list' }],
  ['nothing = :v', { ':v': null }],
  ['#c = #m.core.one', undefined, { '#c': 'count', '#m': 'map' }],
];

const updates: Case[] = [
  ['SET #c = #c + :v', { ':v': 2 }, { '#c': 'count' }],
  ['SET #c = #c - :v, fresh = :f', { ':v': 2, ':f': { deep: [1] } }, { '#c': 'count' }],
  ['SET fresh = if_not_exists(fresh, :z) + :v', { ':v': 2, ':z': 0 }],
  ['SET #c = if_not_exists(#c, :z)', { ':z': 0 }, { '#c': 'count' }],
  ['SET absent = absent + :v', { ':v': 2 }],
  ['SET #n = #n + :v', { ':v': 2 }, { '#n': 'name' }],
  ['SET #l = list_append(#l, :v)', { ':v': ['r'] }, { '#l': 'list' }],
  ['SET fresh = list_append(if_not_exists(fresh, :e), :v)', { ':v': ['r'], ':e': [] }],
  ['SET #m.#k = :v', { ':v': { units: 1 } }, { '#m': 'map', '#k': 'clm_1' }],
  ['SET absent.deeper = :v', { ':v': 1 }],
  ['SET #l[1] = :v', { ':v': 'changed' }, { '#l': 'list' }],
  ['REMOVE #m.core, flag', undefined, { '#m': 'map' }],
  ['REMOVE absent'],
  ['REMOVE #l[0]', undefined, { '#l': 'list' }],
  ['REMOVE watch, due'],
  ['SET #c = :v REMOVE #m.#k', { ':v': 1 }, { '#c': 'count', '#m': 'map', '#k': 'other' }],
  ['ADD #c :v', { ':v': -7 }, { '#c': 'count' }],
  ['ADD fresh :v', { ':v': 1 }],
  ['ADD tags :v', { ':v': new Set(['z', 'x']) }],
  ['ADD #n :v', { ':v': 1 }, { '#n': 'name' }],
  ['DELETE tags :v', { ':v': new Set(['x', 'y']) }],
  ['DELETE tags :v', { ':v': new Set(['x']) }],
  ['SET #t = :t ADD fresh :v', { ':t': 1, ':v': 1 }, { '#t': 'ttl' }],
  ['SET #c = #m.core.one, #m.core.one = #c', undefined, { '#c': 'count', '#m': 'map' }],
];

/** The engine lets some of these pass inside a transaction; AWS does not, and neither does the double. */
const malformed: Case[] = [
  ['SET pk = :v', { ':v': 'b' }],
  ['SET #m = :v, #m.core = :v', { ':v': 1 }, { '#m': 'map' }],
  ['SET #c = :v', { ':v': 1, ':unused': 2 }, { '#c': 'count' }],
  ['SET #c = :absent', undefined, { '#c': 'count' }],
  ['SET #c = :v SET #n = :v', { ':v': 1 }, { '#c': 'count', '#n': 'name' }],
  ['SET #c', undefined, { '#c': 'count' }],
  ['ADD #c :v', { ':v': 'text' }, { '#c': 'count' }],
];

/** The engine takes these for nothing to do; AWS calls the path invalid. */
const intoNothing: Case[] = [
  ['REMOVE absent.deeper'],
  ['REMOVE #l[0]', undefined, { '#l': 'gone' }],
  ['SET #l[9] = :v', { ':v': 'end' }, { '#l': 'list' }],
];

const keyConditions: Case[] = [
  ['pk = :p', { ':p': 'a' }],
  ['pk = :p AND begins_with(sk, :s)', { ':p': 'a', ':s': '1' }],
  ['pk = :p AND sk >= :s', { ':p': 'a', ':s': '12' }],
  ['pk = :p AND sk < :s', { ':p': 'a', ':s': '12' }],
  ['pk = :p AND sk BETWEEN :s AND :t', { ':p': 'a', ':s': '11', ':t': '12' }],
  ['sk = :s', { ':s': '1' }],
  ['pk = :p AND #c = :v', { ':p': 'a', ':v': 1 }, { '#c': 'count' }],
  ['pk = :p AND sk <> :s', { ':p': 'a', ':s': '1' }],
];

const expressionOf = ([, values, names]: Case) => ({
  ...(values && { ExpressionAttributeValues: values }),
  ...(names && { ExpressionAttributeNames: names }),
});

describe('memory DynamoDB answers like a real engine', () => {
  it.each(conditions)('condition %s', async (...given) => {
    const { TableName, agree } = await bothEngines();
    await agree(new PutCommand({ TableName, Item: whole }));
    const guard = {
      ConditionExpression: given[0],
      ...expressionOf(given),
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
    };
    await agree(
      new TransactWriteCommand({ TransactItems: [{ ConditionCheck: { TableName, Key: a, ...guard } }] }),
    );
    for (const Key of [a, { pk: 'a', sk: 'none' }])
      await agree(new DeleteCommand({ TableName, Key, ...guard }));
    await agree(new GetCommand({ TableName, Key: a }));
  });

  it.each(updates)('update %s', async (...given) => {
    const { TableName, agree } = await bothEngines();
    await agree(new PutCommand({ TableName, Item: whole }));
    const update = { UpdateExpression: given[0], ...expressionOf(given) };
    const intoParts = /REMOVE #/.test(given[0]);
    for (const Key of intoParts ? [a] : [a, { pk: 'a', sk: 'new' }]) {
      await agree(new UpdateCommand({ TableName, Key, ...update, ReturnValues: 'ALL_NEW' }));
      await agree(new TransactWriteCommand({ TransactItems: [{ Update: { TableName, Key, ...update } }] }));
      await agree(new GetCommand({ TableName, Key }));
    }
  });

  it.each(malformed)('refuses %s', async (...given) => {
    const { TableName, agree } = await bothEngines();
    await agree(new PutCommand({ TableName, Item: whole }));
    const update = { UpdateExpression: given[0], ...expressionOf(given) };
    const outcome = await agree(new UpdateCommand({ TableName, Key: a, ...update }));
    expect(outcome).toEqual({ error: 'ValidationException' });
  });

  it.each(intoNothing)('is stricter, as AWS is: %s', (...given) => {
    const memory = memoryDynamo({ T: shape });
    memory.perform(new PutCommand({ TableName: 'T', Item: whole }));
    const update = { UpdateExpression: given[0], ...expressionOf(given) };
    const command = new UpdateCommand({ TableName: 'T', Key: a, ...update });
    expect(() => memory.perform(command)).toThrow('invalid for update');
  });

  it.each(keyConditions)('query %s', async (...given) => {
    const { TableName, agree } = await bothEngines();
    for (const sk of ['1', '11', '12', '2'])
      await agree(new PutCommand({ TableName, Item: { ...whole, sk } }));
    const query = { TableName, KeyConditionExpression: given[0], ...expressionOf(given) };
    await agree(new QueryCommand(query));
    await agree(new QueryCommand({ ...query, ScanIndexForward: false, Limit: 2 }));
    await agree(new QueryCommand({ ...query, ExclusiveStartKey: { pk: 'a', sk: '11' }, Select: 'COUNT' }));
  });

  it('pages, filters and projections, of the table and of a sparse index', async () => {
    const { TableName, agree } = await bothEngines();
    for (const [index, sk] of ['1', '2', '3', '4'].entries())
      await agree(
        new PutCommand({
          TableName,
          Item: { pk: 'a', sk, n: index, ...(index !== 2 && { watch: 'w', due: `0${9 - index}` }) },
        }),
      );
    const watched = {
      TableName,
      IndexName: 'byWatch',
      KeyConditionExpression: 'watch = :w AND due < :before',
      ExpressionAttributeValues: { ':w': 'w', ':before': '09' },
    };
    await agree(new QueryCommand(watched));
    await agree(new QueryCommand({ ...watched, Limit: 1 }));
    await agree(
      new QueryCommand({ ...watched, ExclusiveStartKey: { pk: 'a', sk: '4', watch: 'w', due: '06' } }),
    );
    await agree(
      new UpdateCommand({ TableName, Key: { pk: 'a', sk: '4' }, UpdateExpression: 'REMOVE watch' }),
    );
    await agree(new QueryCommand({ ...watched, FilterExpression: 'n > :w', Select: 'COUNT' }));
    await agree(
      new QueryCommand({
        ...watched,
        ProjectionExpression: 'sk, #n',
        ExpressionAttributeNames: { '#n': 'n' },
      }),
    );
    const keys = ['1', '3', '9'].map((sk) => ({ pk: 'a', sk }));
    await agree(
      new BatchGetCommand({ RequestItems: { [TableName]: { Keys: [keys[0], keys[2]] as typeof keys } } }),
    );
    await agree(
      new BatchGetCommand({ RequestItems: { [TableName]: { Keys: [keys[0], keys[0]] as typeof keys } } }),
    );
  });

  it.each([
    ['keysByWatch', 'watch = :key', 'w'],
    ['keysByDue', 'pk = :key', 'a'],
  ])(
    '%s, an index of keys, holds nothing else, and filters by nothing else',
    async (IndexName, condition, key) => {
      const { TableName, agree } = await bothEngines();
      await agree(new PutCommand({ TableName, Item: whole }));
      const query = {
        TableName,
        IndexName,
        KeyConditionExpression: condition,
        ExpressionAttributeValues: { ':key': key },
      };
      const { pk, sk, watch, due } = whole;
      const keys = { pk, sk, due, ...(IndexName === 'keysByWatch' && { watch }) };
      expect(await agree(new QueryCommand(query))).toMatchObject({ answer: { Items: [keys] } });
      const filtered = new QueryCommand({ ...query, FilterExpression: 'attribute_exists(flag)' });
      expect(await agree(filtered)).toMatchObject({ answer: { Items: [], ScannedCount: 1 } });
    },
  );

  it('transactions: all or nothing, with the reason and the item for each part', async () => {
    const { TableName, agree } = await bothEngines();
    await agree(new PutCommand({ TableName, Item: whole }));
    const put = (sk: string) => ({
      Put: {
        TableName,
        Item: { pk: 'a', sk },
        ConditionExpression: 'attribute_not_exists(pk)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
      },
    });
    const remove = { Delete: { TableName, Key: { pk: 'a', sk: '8' } } };
    for (const TransactItems of [
      [put('2'), put('3'), remove],
      [put('4'), put('1'), remove],
      [put('5'), put('5')],
      [
        put('6'),
        {
          Update: {
            TableName,
            Key: a,
            UpdateExpression: 'SET absent = absent + :v',
            ExpressionAttributeValues: { ':v': 1 },
          },
        },
      ],
    ])
      await agree(new TransactWriteCommand({ TransactItems }));
    await agree(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :p',
        ExpressionAttributeValues: { ':p': 'a' },
      }),
    );
  });

  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
  it(`600 random commands, seed ${seed}`, async () => {
    const { TableName, agree } = await bothEngines();
    const random = seededRandom(seed);
    const refused = new Set<unknown>();
    for (let count = 0; count < 600; count++) {
      const outcome = await agree(randomCommand(TableName, random));
      refused.add((outcome as { error?: string }).error);
    }
    // Only a run that meets refusals too says something.
    expect(refused).toContain(undefined);
    expect(refused).toContain('ConditionalCheckFailedException');
    expect(refused).toContain('TransactionCanceledException');
  });
});
