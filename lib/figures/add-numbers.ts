import type { TransactItem } from '../platform/dynamo.ts';

/** Builds an update that adds to the numbers of an item. It creates the item when there is none. */
export const addNumbers =
  (table: string) =>
  (pk: string, sk: string, numbers: Readonly<Record<string, number>>): TransactItem => {
    const names = Object.keys(numbers);
    return {
      Update: {
        TableName: table,
        Key: { pk, sk },
        UpdateExpression: `ADD ${names.map((name) => `#${name} :${name}`).join(', ')}`,
        ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
        ExpressionAttributeValues: Object.fromEntries(names.map((name) => [`:${name}`, numbers[name]])),
      },
    };
  };
