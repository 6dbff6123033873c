import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Targets } from '../../integration/api/valid-requests.ts';

/** As much of JSON Schema as the contract uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

interface Document {
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
}

export interface DescribedOperation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly in: string; readonly name: string; readonly schema: Schema }[];
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: Schema } } };
}

/** The contract as clients see it. */
export const contract = JSON.parse(
  readFileSync(new URL('../../../mobile-sdk/openapi.json', import.meta.url), 'utf8'),
) as Document;

/** Letters of one, two, three and four bytes, a joined emoji, letters with accents apart: what people write. */
const letter = fc.constantFrom(
  'a',
  'Z',
  '7',
  'ß',
  'é',
  'e\u0301',
  'ж',
  'ש',
  'क',
  '한',
  '漢',
  '𠮷',
  '🍣',
  '👩‍👧',
  '-',
  ' ',
  '’',
);
const minute = 60_000;
const instant = fc
  .tuple(fc.integer({ min: -90 * minute, max: 90 * minute }), fc.boolean())
  .map(([from, exact]) => new Date(Date.now() + from).toISOString().replace(/\.\d+Z$/, exact ? '$&' : 'Z'));

/** What the schema alone does not say well enough to be accepted often, by the name of the field. */
const byField = (targets: Targets): Readonly<Record<string, fc.Arbitrary<unknown>>> => ({
  confirm: fc.constant(targets.customerId),
  country: fc.constantFrom('DE', 'FR', 'JP'),
  currency: fc.constantFrom('EUR', 'EUR', 'EUR', 'JPY', 'KWD', 'XCG'),
  dealId: fc.constant(targets.dealId),
  email: fc.uuid().map((name) => `${name}@example.com`),
  endsAt: fc
    .integer({ min: 60, max: 9_000 })
    .map((minutes) => new Date(Date.now() + minutes * minute).toISOString()),
  locale: fc.constantFrom('de-DE', 'en', 'zh-Hant-TW'),
  startsAt: fc
    .integer({ min: -60, max: 30 })
    .map((minutes) => new Date(Date.now() + minutes * minute).toISOString()),
  timeZone: fc.constantFrom('Europe/Berlin', 'UTC', 'America/Argentina/Buenos_Aires'),
});

/** Values that the schema allows, with its edges among them. */
export function valuesOf(schema: Schema, targets: Targets, field = ''): fc.Arbitrary<unknown> {
  const known = byField(targets)[field];
  if (known) return known;
  if (schema.$ref) {
    const name = schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1);
    return valuesOf(contract.components.schemas[name] ?? {}, targets, field);
  }
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const several = schema.anyOf ?? schema.oneOf;
  if (several) return fc.oneof(...several.map((one) => valuesOf(one, targets)));
  if (Array.isArray(schema.type))
    return fc.oneof(...schema.type.map((type: string) => valuesOf({ ...schema, type }, targets)));
  return ofType(schema, targets);
}

function ofType(schema: Schema, targets: Targets): fc.Arbitrary<unknown> {
  const { minimum: min = -1e9, maximum: max = 1e9 } = schema;
  switch (schema.type) {
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'integer':
      return fc.oneof(fc.integer({ min, max: Math.min(max, min + 50) }), fc.constantFrom(min, max));
    case 'number':
      return fc.oneof(fc.double({ min, max, noNaN: true }), fc.constantFrom(min, max, 0, -0, 1e-140, 5e-324));
    case 'array':
      return fc.array(valuesOf(schema.items ?? {}, targets), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 3, 3),
      });
    case 'object':
      return objectOf(schema, targets);
    default:
      return textOf(schema);
  }
}

const objectOf = ({ properties = {}, required = [] }: Schema, targets: Targets) =>
  fc.record(
    Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, valuesOf(one, targets, name)])),
    { requiredKeys: [...required] },
  );

function textOf({ format, pattern, minLength = 0, maxLength = 100 }: Schema): fc.Arbitrary<string> {
  if (format === 'date-time') return instant;
  if (format === 'date') return fc.constantFrom('2026-01-01', '2024-02-29');
  if (format === 'uuid') return fc.uuid();
  if (format === 'uri') return fc.nat().map((n) => `https://images.example.com/${n}/my%20photo.jpg?w=${n}`);
  if (pattern) return fc.stringMatching(new RegExp(pattern)).filter((text) => text.length <= maxLength);
  const longest = fc.constant('漢'.repeat(maxLength));
  const ordinary = fc.string({ unit: letter, minLength, maxLength: Math.min(maxLength, 30) / 3 });
  return fc.oneof(
    { weight: 20, arbitrary: ordinary.map((text) => (minLength ? `A${text}` : text)) },
    longest,
  );
}
