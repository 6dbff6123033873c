import type { DynamoDBDocumentClient } from '../../../../../lib/platform/documents/commands.ts';
import { tables as deployed } from '../../../../../lib/platform/tables.ts';
import { documentClient, memoryDynamo } from '../../../../simulation/memory-dynamo/index.ts';
import { shapes } from '../../../../simulation/world/tables.ts';

/** How often an item that everybody needs was written in its busiest second. */
export interface BusiestItem {
  readonly item: string;
  readonly writes: number;
}

interface Write {
  readonly TableName?: string;
  readonly Key?: object;
  readonly Item?: object;
}

/**
 * The tables, in memory. A condition that fails is a write like any other to DynamoDB, where one item takes about 1,000
 * a second, so all attempts are counted.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html
 */
export function openTables(now: () => number) {
  const memory = memoryDynamo({ ...shapes, abuse: deployed.abuse, live: deployed.live });
  let second = 0;
  let busiest: BusiestItem = { item: 'none', writes: 0 };
  const writes = new Map<string, number>();
  const note = ({ TableName, Key, Item }: Write) => {
    const { pk, sk = '' } = (Key ?? Item ?? {}) as { pk?: string; sk?: string };
    const item = `${TableName} ${pk} ${sk}`.trim();
    const count = (writes.get(item) ?? 0) + 1;
    writes.set(item, count);
    if (count > busiest.writes && isShared(TableName, pk)) busiest = { item, writes: count };
  };
  const dynamo: DynamoDBDocumentClient = documentClient(async (command) => {
    const { input } = command as { input: object };
    if (Math.floor(now() / 1_000) !== second) {
      second = Math.floor(now() / 1_000);
      writes.clear();
    }
    if (/^(Put|Update|Delete)/.test((command as object).constructor.name)) note(input as Write);
    for (const part of (input as { TransactItems?: object[] }).TransactItems ?? [])
      for (const write of Object.values(part)) note(write as Write);
    return memory.perform(command);
  });
  return {
    dynamo,
    items: <T>(table: string) => memory.items(table) as unknown as readonly T[],
    busiest: () => busiest,
  };
}

/** The stock of a deal and Stripe's turns: others are of one buyer, device or address, and slow down nobody else. */
const isShared = (table: string | undefined, pk = ''): boolean => table === 'stock' || pk.startsWith('pace#');

export type Tables = ReturnType<typeof openTables>;
