/** An item as DynamoDB returns it. */
export type StoredItem = Readonly<Record<string, unknown>>;

/**
 * Returns the record in an item, without the attributes that only serve storage (keys, index attributes, `ttl`). This
 * is the only place that trusts a table: only our own repositories write to it, from the same type. Where a wrong
 * number costs money, read through a schema instead.
 * @param keys the attributes that the repository added when it wrote the item
 */
export function stored<T extends object>(item: StoredItem, keys: readonly string[]): T {
  const record: Record<string, unknown> = { ...item };
  for (const key of keys) delete record[key];
  return record as T;
}
