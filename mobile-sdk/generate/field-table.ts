import type * as z from 'zod';
import { createSchema } from 'zod-openapi';
import { schemaRules } from './schema-rules.ts';

/** The part of JSON Schema that the contract's schemas use. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly description?: string;
}

/** Writes an object's fields as a Markdown table. Fields of nested objects are included, as in `previous.price`. */
export function fieldTable(schema: z.ZodType): string {
  const made = createSchema(schema, { io: 'output', opts: schemaRules });
  const components = made.components as Readonly<Record<string, Schema>>;
  const follow = (part: Schema): Schema => (part.$ref ? (components[nameOf(part.$ref)] ?? {}) : part);
  const rows = (object: Schema, path: string): string[] =>
    Object.entries(object.properties ?? {}).flatMap(([name, field]) => {
      const optional = object.required?.includes(name) ? '' : ', optional';
      const meaning = field.description ?? (field.$ref ? follow(field).description : '') ?? '';
      const values = follow(field).enum ? follow(field) : field;
      const row = `| \`${path}${name}\` | ${typeOf(values)}${optional} | ${meaning} |`;
      return [row, ...(field.properties ? rows(field, `${path}${name}.`) : [])];
    });
  const top = follow(made.schema as Schema);
  return ['| field | type | meaning |', '| --- | --- | --- |', ...rows(top, '')].join('\n');
}

const nameOf = (ref: string) => ref.slice(ref.lastIndexOf('/') + 1);

function typeOf(schema: Schema): string {
  if (schema.$ref) return nameOf(schema.$ref);
  if (schema.enum) return schema.enum.map((value) => `\`${value}\``).join(' ');
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(' or ');
  if (schema.items) return `list of ${typeOf(schema.items)}`;
  return [schema.type ?? 'anything'].flat().join(' or ');
}
