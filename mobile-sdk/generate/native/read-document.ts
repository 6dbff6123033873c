import { openApi } from '../openapi.ts';
import { type Described, describedOperations } from '../sdk/described.ts';
import { nameOf } from '../sdk/names.ts';
import type { Model, Operation } from './model.ts';
import { capitalized, type Schema, Types } from './types.ts';

interface Parameter {
  readonly in?: string;
  readonly name?: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: Schema;
}

interface Body {
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>;
}

interface Written {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Body;
  readonly responses: Readonly<Record<string, Body>>;
}

/** Reads the part of openapi.json that buyers' apps need. Staff use other clients. */
export function readDocument(): Model {
  // The document as in the file, without the library's additions.
  const document = JSON.parse(JSON.stringify(openApi())) as {
    components: { schemas: Record<string, Schema> };
    paths: Record<string, Record<string, Written>>;
  };
  const types = new Types(document.components.schemas);
  const described = describedOperations().filter(({ access }) => access !== 'staff');
  const matched = new Set(described.filter(({ match }) => match).map(({ path }) => path));
  const operations = described.map((one): Operation => {
    const written = document.paths[one.path]?.[one.method.toLowerCase()];
    if (!written) throw new Error(`${one.id} is not in the document`);
    return operationOf(one, written, types, matched.has(one.path));
  });
  types.typeOf({ $ref: '#/components/schemas/Problem' }, 'Problem');
  types.crosses('Problem', 'received');
  const codes = document.components.schemas.Problem?.properties?.code?.enum ?? [];
  return { declarations: inOrder(types), operations, problemCodes: codes };
}

const inOrder = ({ declarations }: Types) =>
  [...declarations.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));

function operationOf(one: Described, written: Written, types: Types, taggable: boolean): Operation {
  const at = (place: string) =>
    (written.parameters ?? [])
      .filter((parameter) => parameter.in === place)
      .map(({ name = '', required = false, schema = {} }) =>
        types.field(name, { ...schema }, required, capitalized(one.id)),
      );
  const sent = written.requestBody?.content?.['application/json']?.schema;
  const body = sent && nameIn(types, sent, `${capitalized(one.id)}Body`);
  if (body) types.crosses(body, 'sent');
  const answer = answerOf(one, written, types);
  if (answer) types.crosses(answer, 'received');
  return {
    ...nameOf(one.id),
    doc: [`${one.summary}.`, one.description].filter(Boolean).join(' '),
    verb: one.method,
    path: one.path,
    anyone: one.access === 'anyone',
    pathParameters: at('path'),
    query: at('query'),
    ...(body && { body }),
    ...(answer && { answer }),
    text: isText(written),
    key: one.key,
    match: one.match,
    guarded: one.guarded,
    tagged: taggable && answer !== undefined,
  };
}

const isText = ({ responses }: Written) =>
  Object.values(responses).some(({ content = {} }) => 'text/calendar' in content);

function answerOf({ id }: Described, { responses }: Written, types: Types): string | undefined {
  const answers = Object.entries(responses)
    .filter(([status]) => status.startsWith('2'))
    .flatMap(([, { content }]) => content?.['application/json']?.schema ?? [])
    .map((schema) => nameIn(types, schema, `${capitalized(id)}Answer`));
  const [first, ...others] = answers;
  return others.length === 0 ? first : types.union(`${capitalized(id)}Answer`, answers);
}

function nameIn(types: Types, schema: Schema, otherwise: string): string {
  const type = types.typeOf(schema, otherwise);
  if (type.is !== 'named') throw new Error(`${otherwise} is no named type`);
  return type.name;
}
