/** A value in DynamoDB's own JSON: one field, whose name says the type. */
export type AttributeJson = Readonly<Record<string, unknown>>;
type Fields = Readonly<Record<string, unknown>>;
/** An item in it. */
export type ItemJson = Readonly<Record<string, object>>;

/**
 * Turns an item into DynamoDB's JSON. Fields that are undefined are left out.
 * @throws TypeError for what DynamoDB has no type for, and for numbers that lose digits
 */
export function marshall(fields: Fields): Record<string, AttributeJson> {
  const attributes: Record<string, AttributeJson> = {};
  for (const name in fields) {
    const value = fields[name];
    if (value !== undefined) attributes[name] = attributeOf(value);
  }
  return attributes;
}

function attributeOf(value: unknown): AttributeJson {
  switch (typeof value) {
    case 'string':
      return { S: value };
    case 'number':
      return { N: digitsOf(value) };
    case 'boolean':
      return { BOOL: value };
    case 'bigint':
      return { N: String(value) };
    case 'object':
      return value === null ? { NULL: true } : compoundOf(value);
    default:
      throw new TypeError(`DynamoDB has no ${typeof value}`);
  }
}

function compoundOf(value: object): AttributeJson {
  if (Array.isArray(value)) return { L: value.filter((member) => member !== undefined).map(attributeOf) };
  if (value instanceof Uint8Array) return { B: base64Of(value) };
  if (value instanceof Set) return setOf([...value]);
  if (value instanceof Map) return { M: marshall(Object.fromEntries(value)) };
  const prototype = Object.getPrototypeOf(value);
  if (prototype === null || prototype.constructor?.name === 'Object') return { M: marshall(value as Fields) };
  throw new TypeError(`DynamoDB has no ${value.constructor.name}`);
}

function setOf(members: readonly unknown[]): AttributeJson {
  if (members.length === 0) throw new TypeError('DynamoDB has no empty sets');
  if (members.every((member) => typeof member === 'string')) return { SS: members };
  if (members.every((member) => typeof member === 'number')) return { NS: members.map(digitsOf) };
  if (members.every((member) => member instanceof Uint8Array)) return { BS: members.map(base64Of) };
  throw new TypeError('A set is of texts, of numbers or of bytes');
}

function digitsOf(value: number): string {
  if (!Number.isFinite(value) || isImprecise(value)) throw new TypeError(`${value} would lose digits`);
  return String(value);
}

const isImprecise = (value: number) => Math.abs(value) > Number.MAX_SAFE_INTEGER;

const base64Of = ({ buffer, byteOffset, byteLength }: Uint8Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString('base64');

/**
 * Turns DynamoDB's JSON into an item, also that of streams.
 * @throws TypeError for numbers that lose digits, and for what is not DynamoDB's JSON
 */
export function unmarshall(attributes: ItemJson): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const name in attributes) fields[name] = plainOf(attributes[name] as AttributeJson);
  return fields;
}

function plainOf(attribute: AttributeJson): unknown {
  for (const type in attribute) {
    const value = attribute[type];
    if (value === undefined) continue;
    switch (type) {
      case 'S':
      case 'BOOL':
        return value;
      case 'N':
        return numberOf(value as string);
      case 'NULL':
        return null;
      case 'M':
        return unmarshall(value as ItemJson);
      case 'L':
        return (value as AttributeJson[]).map(plainOf);
      case 'B':
        return bytesOf(value as string | Uint8Array);
      case 'SS':
        return new Set(value as string[]);
      case 'NS':
        return new Set((value as string[]).map(numberOf));
      case 'BS':
        return new Set((value as (string | Uint8Array)[]).map(bytesOf));
    }
  }
  throw new TypeError(`No attribute of DynamoDB: ${JSON.stringify(attribute)}`);
}

function numberOf(digits: string): number {
  const value = Number(digits);
  if (isImprecise(value)) throw new TypeError(`${digits} would lose digits`);
  return value;
}

/** JSON has them in base64; the SDK has read that already. */
const bytesOf = (value: string | Uint8Array): Uint8Array =>
  typeof value === 'string' ? Uint8Array.from(Buffer.from(value, 'base64')) : value;
