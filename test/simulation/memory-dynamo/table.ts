import type { TableShape } from '../../../lib/platform/tables.ts';
import { validation } from './failures.ts';
import { compare, type Item } from './values.ts';

/** The items of one table. Items in it are never changed: a write puts another one in their place. */
export interface Table {
  readonly name: string;
  readonly keys: readonly string[];
  /** The keys of the table, or of an index. */
  keysOf(index: string | undefined): readonly string[];
  /** The item's key alone. @throws ValidationException when it is not a whole key, or more. */
  demandKey(key: Item): Item;
  get(key: Item): Item | undefined;
  put(item: Item): void;
  delete(key: Item): void;
  /** All items, in no order. */
  all(): Item[];
  /** All items of the table or an index, in the order of its sort key. */
  sorted(index: string | undefined): Item[];
}

export function openTable(name: string, shape: TableShape): Table {
  const { sortKey, indexes = {} } = shape;
  const keys = sortKey ? ['pk', sortKey] : ['pk'];
  const items = new Map<string, Item>();
  const idOf = (key: Item) => keys.map((part) => key[part]).join('\u0000');
  const keysOf = (index: string | undefined) => {
    if (index === undefined) return keys;
    const found = indexes[index];
    if (!found) throw validation(`The table does not have the specified index: ${index}`);
    return [found.partition ?? 'pk', found.sort];
  };
  const pick = (item: Item, names: readonly string[]) =>
    Object.fromEntries(names.map((part) => [part, item[part]]));
  return {
    name,
    keys,
    keysOf,
    demandKey(key) {
      const whole = keys.every((part) => typeof key[part] === 'string' && key[part] !== '');
      if (!whole || Object.keys(key).length !== keys.length)
        throw validation(`The provided key element does not match the schema of ${name}`);
      return key;
    },
    get: (key) => items.get(idOf(key)),
    put(item) {
      for (const part of keys)
        if (typeof item[part] !== 'string' || item[part] === '')
          throw validation(`Missing the key ${part} in the item`);
      for (const index of Object.keys(indexes))
        for (const part of keysOf(index))
          if (item[part] !== undefined && (typeof item[part] !== 'string' || item[part] === ''))
            throw validation(`Type mismatch for the index key ${part}`);
      items.set(idOf(item), item);
    },
    delete: (key) => void items.delete(idOf(key)),
    all: () => [...items.values()],
    sorted(index) {
      const order = keysOf(index);
      const members = [...items.values()].filter((item) => order.every((part) => item[part] !== undefined));
      members.sort((one, other) => inOrder(one, other, [...order.slice(1), ...keys]));
      const keysOnly = index !== undefined && indexes[index]?.holds === 'KEYS_ONLY';
      return keysOnly ? members.map((item) => pick(item, [...new Set([...order, ...keys])])) : members;
    },
  };
}

/** Orders by these attributes, the first that differs. */
export function inOrder(one: Item, other: Item, names: readonly string[]): number {
  for (const name of names) {
    const order = compare(one[name], other[name]);
    if (order) return order;
  }
  return 0;
}
