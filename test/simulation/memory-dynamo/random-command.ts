import {
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '../../../lib/platform/documents/commands.ts';

type Choose = <T>(options: readonly T[]) => T;

const paths = ['n', 'm.x', 'm.y', 'gone', 'm.gone.deeper', 'l[0]'];

/** A command on one of a few items, so that commands meet. */
export function randomCommand(TableName: string, random: () => number): unknown {
  const choose: Choose = (options) => options[Math.floor(random() * options.length)] as never;
  const key = () => ({ pk: 'a', sk: choose(['1', '2', '3']) });
  const write = () => randomWrite(TableName, choose, key());
  switch (choose(['get', 'write', 'write', 'write', 'transact', 'query'])) {
    case 'get':
      return new GetCommand({ TableName, Key: key() });
    case 'write': {
      const [kind, input] = Object.entries(write())[0] as ['Put', never];
      return new { Put: PutCommand, Update: UpdateCommand, Delete: DeleteCommand }[kind](input);
    }
    case 'transact':
      return new TransactWriteCommand({ TransactItems: [write(), write()] });
    default:
      return new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :p',
        FilterExpression: condition(choose),
        ExpressionAttributeValues: { ':p': 'a', ':v': value(choose) },
        ScanIndexForward: choose([true, false]),
        ExclusiveStartKey: choose([undefined, undefined, key()]),
        Limit: choose([undefined, 1, 2]),
      });
  }
}

function randomWrite(TableName: string, choose: Choose, Key: { pk: string; sk: string }) {
  const guard = {
    ConditionExpression: condition(choose),
    ExpressionAttributeValues: { ':v': value(choose) },
    ReturnValuesOnConditionCheckFailure: choose(['ALL_OLD', 'NONE'] as const),
  };
  switch (choose(['Put', 'Update', 'Update', 'Delete'])) {
    case 'Put':
      return {
        Put: {
          TableName,
          Item: { ...Key, n: value(choose), m: { x: value(choose) }, l: [1, 'b'] },
          ...guard,
        },
      };
    case 'Delete':
      return { Delete: { TableName, Key, ...guard } };
    default: {
      const UpdateExpression = update(choose);
      const values = {
        ...guard.ExpressionAttributeValues,
        ...(/:k/.test(UpdateExpression) && { ':k': choose([1, -1, 3]) }),
      };
      return { Update: { TableName, Key, UpdateExpression, ...guard, ExpressionAttributeValues: values } };
    }
  }
}

function condition(choose: Choose): string {
  const path = choose(paths);
  const simple = choose([
    `${path} ${choose(['=', '<>', '<', '<=', '>', '>='])} :v`,
    `attribute_exists(${path}) AND ${choose(paths)} <> :v`,
    `attribute_not_exists(${path}) OR ${path} >= :v`,
    `${path} BETWEEN :v AND ${choose(paths)}`,
    `${path} IN (:v, ${choose(paths)})`,
    `size(${path}) > :v`,
  ]);
  return choose([simple, simple, `NOT (${simple})`, `NOT ${choose(paths)} = :v AND ${simple}`]);
}

const update = (choose: Choose): string =>
  choose([
    `SET ${choose(paths)} = :v`,
    `SET ${choose(paths)} = if_not_exists(${choose(paths)}, :v)`,
    `SET n = ${choose(paths)} + :k`,
    'SET n = if_not_exists(n, :k) - :k REMOVE gone',
    `REMOVE ${choose(['n', 'm', 'gone'])}`,
    'ADD n :k',
    'SET m.y = :v ADD n :k',
  ]);

const value = (choose: Choose): unknown => choose([0, 1, 2, -1, 1, 2, 'a', 'b']);
