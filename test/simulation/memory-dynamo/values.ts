/** An attribute as the document client hands it over: text, number, boolean, null, bytes, set, list or map. */
export type Value = unknown;
export type Item = Record<string, Value>;

export type TypeName = 'S' | 'N' | 'BOOL' | 'NULL' | 'B' | 'SS' | 'NS' | 'L' | 'M';

/** @throws TypeError for what the document client would not marshall. */
export function typeOf(value: Value): TypeName {
  if (typeof value === 'string') return 'S';
  if (typeof value === 'number' && Number.isFinite(value)) return 'N';
  if (typeof value === 'boolean') return 'BOOL';
  if (value === null) return 'NULL';
  if (Array.isArray(value)) return 'L';
  if (value instanceof Uint8Array) return 'B';
  if (value instanceof Set && value.size > 0) return [...value].every(isText) ? 'SS' : 'NS';
  if (isMap(value)) return 'M';
  throw new TypeError(`DynamoDB holds no such value: ${String(value)}`);
}

const isText = (value: unknown) => typeof value === 'string';

export const isMap = (value: Value): value is Item =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** A deep copy without what is undefined, as `removeUndefinedValues` has it. */
export function copy<T>(value: T): T;
export function copy(value: Value): Value {
  if (typeof value === 'string') return value;
  switch (typeOf(value)) {
    case 'L':
      return (value as Value[]).filter((each) => each !== undefined).map((each) => copy(each));
    case 'B':
      return Uint8Array.from(value as Uint8Array);
    case 'SS':
    case 'NS':
      return new Set(value as Set<Value>);
    case 'M':
      return copyMap(value as Item);
    default:
      return value;
  }
}

function copyMap(map: Item): Item {
  const result: Item = {};
  for (const name in map) if (map[name] !== undefined) result[name] = copy(map[name]);
  return result;
}

/** Whether two values are of one type and the same. */
export function equal(one: Value, other: Value): boolean {
  const type = typeOf(one);
  if (type !== typeOf(other)) return false;
  if (type === 'SS' || type === 'NS')
    return (
      (one as Set<Value>).size === (other as Set<Value>).size &&
      (one as Set<Value>).isSubsetOf(other as Set<Value>)
    );
  if (type === 'B') return Buffer.compare(one as Uint8Array, other as Uint8Array) === 0;
  if (type !== 'L' && type !== 'M') return one === other;
  const [names, others] = [Object.keys(one as Item), Object.keys(other as Item)];
  return (
    names.length === others.length &&
    names.every(
      (name) => Object.hasOwn(other as Item, name) && equal((one as Item)[name], (other as Item)[name]),
    )
  );
}

/** Negative, zero or positive; undefined for values that have no order between them. */
export function compare(one: Value, other: Value): number | undefined {
  const type = typeOf(one);
  if (type !== typeOf(other)) return undefined;
  if (type === 'N') return (one as number) - (other as number);
  if (type === 'S') return Buffer.compare(Buffer.from(one as string), Buffer.from(other as string));
  if (type === 'B') return Buffer.compare(one as Uint8Array, other as Uint8Array);
  return undefined;
}
