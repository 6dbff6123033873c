import * as sdk from '@aws-sdk/util-dynamodb';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marshall, unmarshall } from '../../../../lib/platform/documents/attribute-values.ts';

const number = fc.oneof(
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true, max: 9e15, min: -9e15 }),
);
const bytes = fc.uint8Array({ maxLength: 40 });
const name = fc.string({ minLength: 1, maxLength: 8 }).filter((text) => text !== '__proto__');
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    ...[fc.string(), number, fc.boolean(), fc.constant(null), bytes],
    fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 4 }).map((list) => new Set(list)),
    fc.uniqueArray(fc.maxSafeInteger(), { minLength: 1, maxLength: 4 }).map((list) => new Set(list)),
    fc.array(bytes, { minLength: 1, maxLength: 3 }).map((list) => new Set(list)),
    fc.array(fc.oneof(tie('value'), fc.constant(undefined)), { maxLength: 4 }),
    fc.dictionary(name, fc.oneof(tie('value'), fc.constant(undefined)), { maxKeys: 4 }),
  ),
}));
const item = fc.dictionary(name, value, { maxKeys: 6 });

/** Bytes as they go over the wire: the SDK's client writes them in base64 later than its marshaller. */
const overTheWire = (part: unknown): unknown => {
  if (part instanceof Uint8Array) return Buffer.from(part).toString('base64');
  if (Array.isArray(part)) return part.map(overTheWire);
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, overTheWire(inner)]));
};

describe('items in the JSON of DynamoDB', () => {
  it('are those that the SDK writes', () => {
    fc.assert(
      fc.property(item, (fields) => {
        const theirs = sdk.marshall(fields as never, { removeUndefinedValues: true });
        expect(JSON.parse(JSON.stringify(marshall(fields)))).toEqual(overTheWire(theirs));
      }),
      { numRuns: 300 },
    );
  });

  it('are read as the SDK reads them, bytes in base64 or not', () => {
    fc.assert(
      fc.property(item, (fields) => {
        const attributes = sdk.marshall(fields as never, { removeUndefinedValues: true });
        const theirs = sdk.unmarshall(attributes);
        expect(unmarshall(attributes as never)).toEqual(theirs);
        expect(unmarshall(overTheWire(attributes) as never)).toEqual(theirs);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['a number that is none', Number.NaN],
    ['an infinite number', Number.POSITIVE_INFINITY],
    ['a number that loses digits', 2 ** 53],
    ['an empty set', new Set()],
    ['a set of several types', new Set(['a', 1])],
    ['a date', new Date(0)],
    ['a function', () => 1],
  ])('hold no %s', (_, wrong) => {
    expect(() => marshall({ wrong })).toThrow(TypeError);
  });

  it('are not read when a number would lose digits, or a type is unknown', () => {
    expect(() => unmarshall({ n: { N: '9007199254740993' } })).toThrow('would lose digits');
    expect(() => unmarshall({ n: { X: '1' } })).toThrow('No attribute of DynamoDB: {"X":"1"}');
  });

  it('may hold a bigint and a Map', () => {
    expect(marshall({ big: 2n ** 80n, map: new Map([['a', 1]]) })).toEqual({
      big: { N: '1208925819614629174706176' },
      map: { M: { a: { N: '1' } } },
    });
  });
});
