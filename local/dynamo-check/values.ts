/** An attribute value in the protocol: one type, with binary in base64. */
export type Value = Readonly<Record<string, unknown>>;
export type Values = Readonly<Record<string, Value>>;

/** Orders two key values of one type as DynamoDB does: numbers by value, the rest by bytes. */
export function compare(a: Value, b: Value): number {
  if (a.N !== undefined) return Number(a.N) - Number(b.N);
  return Buffer.compare(bytes(a), bytes(b));
}

export const bytes = (value: Value): Buffer =>
  value.B === undefined ? Buffer.from(String(value.S ?? '')) : Buffer.from(String(value.B), 'base64');
