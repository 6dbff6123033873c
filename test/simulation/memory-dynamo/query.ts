import type { QueryCommandInput } from '../../../lib/platform/documents/commands.ts';
import { demandKeyCondition, meaningOf, passes, projected } from './expressions.ts';
import { validation } from './failures.ts';
import { inOrder, type Table } from './table.ts';
import type { Item } from './values.ts';

/** Answers a query: a page of items, and where the next one begins. */
export function query(table: Table, input: QueryCommandInput) {
  const { keyCondition, filter, projection, scope } = meaningOf(input);
  const keys = table.keysOf(input.IndexName);
  demandKeyCondition(keyCondition, keys, scope);
  if (input.Limit !== undefined && input.Limit < 1) throw validation('A limit is at least 1');
  const members = table.sorted(input.IndexName).filter((item) => passes(keyCondition, item, scope));
  if (input.ScanIndexForward === false) members.reverse();

  const rest = afterStart(members, input, [...keys.slice(1), ...table.keys]);
  const page = rest.slice(0, input.Limit);
  const last = input.Limit !== undefined && page.length === input.Limit ? page.at(-1) : undefined;
  const found = page.filter((item) => passes(filter, item, scope));
  const lastKey = last && Object.fromEntries([...keys, ...table.keys].map((name) => [name, last[name]]));
  return {
    Count: found.length,
    ScannedCount: page.length,
    ...(input.Select === 'COUNT' ? {} : { Items: found.map((item) => projected(item, projection, scope)) }),
    ...(lastKey && { LastEvaluatedKey: lastKey }),
  };
}

function afterStart(members: Item[], input: QueryCommandInput, order: readonly string[]): Item[] {
  const start = input.ExclusiveStartKey;
  if (!start) return members;
  const direction = input.ScanIndexForward === false ? -1 : 1;
  return members.filter((item) => inOrder(item, start, order) * direction > 0);
}
