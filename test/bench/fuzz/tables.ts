import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import {
  type AttributeValue,
  DynamoDBClient,
  ListTablesCommand,
  paginateScan,
} from '@aws-sdk/client-dynamodb';

type Item = Record<string, AttributeValue>;
/** The digest of each item, by its table and key. */
type Digest = ReadonlyMap<string, string>;

/** Requests are counted whether they are refused or not, and so are turns at Stripe: that is what limits are. */
const isCount = (table: string, { pk }: Item) =>
  table.endsWith('-abuse') || pk?.S?.startsWith('pace#') === true;

const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, part) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );

/** Looks into every table of the cloud. */
export function tables(endpoint: string) {
  const client = new DynamoDBClient({
    endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });

  const digest = async (): Promise<Digest> => {
    const items = new Map<string, string>();
    const { TableNames = [] } = await client.send(new ListTablesCommand({}));
    for (const TableName of TableNames)
      for await (const { Items = [] } of paginateScan({ client }, { TableName, ConsistentRead: true }))
        for (const item of Items)
          if (!isCount(TableName, item))
            items.set(
              `${TableName} ${textOf(item.pk)} ${textOf(item.sk ?? '')}`,
              createHash('sha256').update(textOf(item)).digest('base64'),
            );
    return items;
  };

  return {
    digest,
    /** How they are once nothing moves any more; undefined when something still does. */
    async settled(patienceMs: number): Promise<Digest | undefined> {
      const end = Date.now() + patienceMs;
      for (let before = await digest(); Date.now() < end; ) {
        await wait(1_500);
        const now = await digest();
        if (differences(before, now).length === 0) return now;
        before = now;
      }
      return undefined;
    },
    close: () => client.destroy(),
  };
}

/** The items that only one of them has, or that differ. */
export const differences = (before: Digest, after: Digest): string[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key));
