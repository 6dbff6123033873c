/** An item as DynamoDB hands it over. */
export type StoredItem = Readonly<Record<string, unknown>>;

/**
 * Returns the record that an item was written from, without the attributes that only serve storage (keys, index
 * attributes, `ttl`). This is the one place that trusts a table: only our own repositories write to it, from the same
 * type. Read money through a schema instead, where a wrong number costs somebody something.
 * @param keys the attributes that the repository added when it wrote the item
 */
export function stored<T extends object>(item: StoredItem, keys: readonly string[]): T {
  const record: Record<string, unknown> = { ...item };
  for (const key of keys) delete record[key];
  return record as T;
}
