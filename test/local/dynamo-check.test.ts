import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exchangeWith } from '../../lib/platform/aws-json/exchange.ts';
import {
  type DynamoDBDocumentClient,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '../../lib/platform/documents/commands.ts';
import { dynamoDocuments } from '../../lib/platform/dynamo-client.ts';
import { checkedExchange } from '../../local/dynamo-check/checked-exchange.ts';
import { REGION } from '../../local/names.ts';
import { credentials, startTables } from './event-test-bed.ts';

let tables: Awaited<ReturnType<typeof startTables>>;
let dynamo: DynamoDBDocumentClient;
const TableName = 'checked';

beforeAll(async () => {
  tables = await startTables();
  const endpoint = await tables.dynamo.config.endpoint?.();
  const address = `http://127.0.0.1:${endpoint?.port}`;
  const plain = exchangeWith(new URL(address), { connectMs: 5_000, answerMs: 30_000 });
  dynamo = dynamoDocuments({
    ...{ endpoint: address, region: REGION, credentials },
    exchange: checkedExchange(plain),
  });
  const key = (partition: string, sort: string) => [
    { AttributeName: partition, KeyType: 'HASH' as const },
    { AttributeName: sort, KeyType: 'RANGE' as const },
  ];
  await dynamo.send({
    operation: 'CreateTable',
    input: {
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: key('pk', 'sk'),
      AttributeDefinitions: [
        ...['pk', 'sk', 'owner'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
        { AttributeName: 'due', AttributeType: 'N' as const },
      ],
      GlobalSecondaryIndexes: [
        { IndexName: 'owned', KeySchema: key('owner', 'due'), Projection: { ProjectionType: 'KEYS_ONLY' } },
      ],
      LocalSecondaryIndexes: [
        { IndexName: 'dues', KeySchema: key('pk', 'due'), Projection: { ProjectionType: 'KEYS_ONLY' } },
      ],
    },
  });
  const keys = ['Ab1', 'aB2', 'ab3', 'AB4', 'ab5', 'aba', 'ac', 'ab🍣'];
  for (const [due, sk] of keys.entries())
    await dynamo.send(new PutCommand({ TableName, Item: { pk: 'p', sk, due, owner: 'me', name: 'x' } }));
});
afterAll(() => tables.stop());

const query = (KeyConditionExpression: string, values: object, more: object = {}) =>
  dynamo.send(
    new QueryCommand({
      ...{ TableName, KeyConditionExpression, ExpressionAttributeValues: { ':p': 'p', ...values }, ...more },
    }),
  );
const refusal = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'taken',
    (error: Error) => `${error.name}: ${error.message}`,
  );
const update = (UpdateExpression: string, values: object = {}, more: object = {}) =>
  refusal(
    dynamo.send(
      new UpdateCommand({
        ...{ TableName, Key: { pk: 'p', sk: 'ac' }, UpdateExpression },
        ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
        ...more,
      }),
    ),
  );

describe('A query through the check', () => {
  it('finds the keys that begin with a prefix, letter by letter, on every page', async () => {
    const found: unknown[] = [];
    let ExclusiveStartKey: Record<string, unknown> | undefined;
    do {
      const page = await query(
        'pk = :p AND begins_with(#s, :ab)',
        { ':ab': 'ab' },
        {
          ...{ ExpressionAttributeNames: { '#s': 'sk' }, Limit: 2, ExclusiveStartKey },
        },
      );
      if (page.LastEvaluatedKey) expect(page.Items).toHaveLength(2);
      found.push(...(page.Items ?? []).map(({ sk }) => sk));
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey);
    expect(found).toEqual(['ab3', 'ab5', 'aba', 'ab🍣']);
  });

  it.each([
    ['pk = :p', { ':p': 7 }, 'Condition parameter type does not match schema type'],
    ['pk = :p', { ':p': '' }, 'cannot contain an empty string value. Key: pk'],
    ['pk = :p AND begins_with(sk, :s)', { ':s': '' }, 'cannot contain an empty string value. Key: sk'],
    ['pk = :p AND sk > :s', { ':s': 1 }, 'Condition parameter type does not match schema type'],
  ])('is refused when %s has the values %j', async (condition, values, why) => {
    expect(await refusal(query(condition, values))).toMatch(/^ValidationException: /);
    expect(await refusal(query(condition, values))).toContain(why);
  });

  it.each([
    [{ pk: 'other', sk: 'ab' }, 'outside query boundaries'],
    [{ pk: 'p', sk: 'a' }, 'does not match the range key predicate'],
    [{ pk: 'p', sk: 'ab3' }, 'taken'],
  ])('answers the cursor %j with %s', async (ExclusiveStartKey, answer) => {
    const outcome = await refusal(query('pk = :p AND sk >= :s', { ':s': 'ab' }, { ExclusiveStartKey }));
    expect(outcome).toContain(answer);
  });

  it('may ask an index for what it projects', async () => {
    const owned = (more: object) =>
      refusal(
        query(
          '#o = :p',
          { ':p': 'me' },
          {
            ExpressionAttributeNames: { '#o': 'owner', ...((more as { names?: object }).names ?? {}) },
            IndexName: 'owned',
            ...more,
            names: undefined,
          },
        ),
      );
    expect(await owned({ ProjectionExpression: 'pk, due' })).toBe('taken');
    expect(await owned({ ProjectionExpression: 'pk, #n', names: { '#n': 'name' } })).toBe(
      'ValidationException: One or more parameter values were invalid: Global secondary index owned does not project [name]',
    );
    expect(await owned({ Select: 'ALL_ATTRIBUTES' })).toMatch('Select type ALL_ATTRIBUTES is not supported');
    expect(await owned({ FilterExpression: 'attribute_exists(#n)', names: { '#n': 'name' } })).toMatch(
      'does not project',
    );
    const local = {
      IndexName: 'dues',
      ProjectionExpression: '#n',
      ExpressionAttributeNames: { '#n': 'name' },
    };
    expect(await refusal(query('pk = :p', {}, local))).toMatch('does not fetch');
    expect(await refusal(query('pk = :p', {}, { IndexName: 'dues', Select: 'ALL_ATTRIBUTES' }))).toBe(
      'taken',
    );
  });
});

const many = (length: number) => Array.from({ length }, (_, i) => `:v${i}`);
const valuesOf = (names: string[]) => Object.fromEntries(names.map((name) => [name, name]));

describe('A write through the check', () => {
  it.each([100, 101])('compares with %d values at most a hundred of which are taken', async (count) => {
    const names = many(count);
    const ConditionExpression = `attribute_exists(pk) OR sk IN (${names.join(', ')})`;
    const outcome = await update('SET a = :a', { ':a': 1, ...valuesOf(names) }, { ConditionExpression });
    expect(outcome).toBe(
      count === 100
        ? 'taken'
        : 'ValidationException: Invalid ConditionExpression: The IN operator is provided with too many operands; number of operands: 101',
    );
  });

  it.each([
    [Array(302).fill('sk > :a').join(' OR '), 'too many operators'],
    ['pk = pk', 'The first operand must be distinct'],
    ['ATTRIBUTE_EXISTS(pk)', 'Invalid function name; function: ATTRIBUTE_EXISTS'],
    ['attribute_type(pk, :x)', 'Invalid attribute type name found; type: X'],
    ['attribute_type(pk, :one)', 'Incorrect operand type'],
  ])('is refused under %s', async (ConditionExpression, why) => {
    const values = {
      ':a': 'a',
      ...(ConditionExpression.includes(':x') && { ':x': 'X' }),
      ...(ConditionExpression.includes(':one') && { ':one': 1 }),
    };
    const outcome = await update('SET a = :a', values, { ConditionExpression });
    expect(outcome).toMatch(/^ValidationException: Invalid ConditionExpression: /);
    expect(outcome).toContain(why);
  });

  it('sets elements of lists and removes below maps only where they are demanded', async () => {
    expect(await update('SET seats[3] = :a', { ':a': 1 })).toMatch('demand attribute_exists(seats[3])');
    expect(await update('REMOVE claims.#c', {}, { ExpressionAttributeNames: { '#c': 'one' } })).toMatch(
      'demand attribute_exists(claims)',
    );
    expect(await update('SET seats = :a, claims = :m', { ':a': [1], ':m': { one: 1 } })).toBe('taken');
    const demanded = {
      ConditionExpression: 'attribute_exists(claims.#c)',
      ExpressionAttributeNames: { '#c': 'one' },
    };
    expect(await update('REMOVE claims.#c', {}, demanded)).toBe('taken');
    expect(
      await update('SET seats[0] = :a', { ':a': 2 }, { ConditionExpression: 'attribute_exists(seats[0])' }),
    ).toBe('taken');
  });

  it('keeps the keys of indexes short', async () => {
    expect(
      await update(
        'SET #o = :o',
        { ':o': 'x'.repeat(2_049) },
        { ExpressionAttributeNames: { '#o': 'owner' } },
      ),
    ).toMatch('Size of hashkey has exceeded');
    const Item = { pk: 'p', sk: 'long', owner: 'x'.repeat(2_049) };
    expect(await refusal(dynamo.send(new PutCommand({ TableName, Item })))).toMatch('Size of hashkey');
  });
});
