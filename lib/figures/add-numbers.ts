import type { TransactItem } from '../platform/dynamo.ts';

/**
 * Builds an update that adds to the numbers of an item. It creates the item when there is none.
 * @param set attributes to overwrite
 */
export const addNumbers =
  (table: string) =>
  (
    pk: string,
    sk: string,
    numbers: Readonly<Record<string, number>>,
    set: Readonly<Record<string, number>> = {},
  ): TransactItem => {
    const names = Object.keys(numbers);
    const overwritten = Object.keys(set);
    const setting = overwritten.map((name) => `#${name} = :${name}`).join(', ');
    return {
      Update: {
        TableName: table,
        Key: { pk, sk },
        UpdateExpression: `${setting && `SET ${setting} `}ADD ${names.map((name) => `#${name} :${name}`).join(', ')}`,
        ExpressionAttributeNames: Object.fromEntries(
          [...names, ...overwritten].map((name) => [`#${name}`, name]),
        ),
        ExpressionAttributeValues: Object.fromEntries(
          Object.entries({ ...numbers, ...set }).map(([name, value]) => [`:${name}`, value]),
        ),
      },
    };
  };
