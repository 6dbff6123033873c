import type { Declaration, Field, Operation } from '../native/model.ts';
import { camel, indent, pascal } from '../native/words.ts';
import { kotlinDoc, typeName } from './types.ts';

function call(operation: Operation, kinds: ReadonlyMap<string, Declaration>): string {
  const { method, verb, body, answer, text, pathParameters, query, key, match, guarded, tagged, anyone } =
    operation;
  const parameters = [
    ...pathParameters.map(({ name, type }) => `${name}: ${typeName(type)}`),
    ...(body ? [`${camel(body)}: ${body}`] : []),
    ...(match ? ['ifMatch: String'] : []),
    ...query.map(({ name, type }) => `${name}: ${typeName(type)}? = null`),
    ...(key ? ['idempotencyKey: String = newIdempotencyKey()'] : []),
    ...(guarded ? ['challengeToken: String? = null'] : []),
  ];
  const named = [
    `method = "${verb}"`,
    `path = ${pathOf(operation, kinds)}`,
    ...(query.length > 0
      ? [`query = listOf(${query.map((field) => asQuery(field, kinds)).join(', ')})`]
      : []),
    ...(body ? [`body = ${camel(body)}.toJson()`] : []),
    ...(anyone ? ['signed = false'] : []),
    ...(guarded ? ['guarded = true'] : []),
    ...headersOf(operation),
  ];
  const sending = `connection.call(\n${indent(named.map((one) => `${one},`).join('\n'))}\n)`;
  const result = text ? 'String' : answer && (tagged ? `Tagged<${answer}>` : answer);
  const read = text
    ? '.text()'
    : answer && (tagged ? `.tagged { ${answer}.from(it) }` : `.read { ${answer}.from(it) }`);
  const rest = result ? `: ${result} = ${sending}${read}` : ` {\n${indent(sending)}\n}`;
  return `${kotlinDoc(operation.doc)}public suspend fun ${method}(${parameters.join(', ')})${rest}`;
}

const sentAs = ({ name, type }: Field, kinds: ReadonlyMap<string, Declaration>, mark = '') =>
  type.is === 'named' && kinds.get(type.name) ? `${name}${mark}.value` : `${name}${mark}.toString()`;

const asQuery = (field: Field, kinds: ReadonlyMap<string, Declaration>) =>
  `"${field.name}" to ${field.type.is === 'string' ? field.name : sentAs(field, kinds, '?')}`;

function pathOf({ path, pathParameters }: Operation, kinds: ReadonlyMap<string, Declaration>): string {
  const filled = pathParameters.reduce(
    (text, field) => text.replace(`{${field.name}}`, `\${${sentAs(field, kinds)}.asSegment()}`),
    path,
  );
  return `"${filled}"`;
}

function headersOf({ key, match, guarded }: Operation): string[] {
  const headers = [
    ...(key ? ['"Idempotency-Key" to idempotencyKey'] : []),
    ...(match ? ['"If-Match" to ifMatch'] : []),
    ...(guarded ? ['"X-Challenge-Token" to challengeToken'] : []),
  ];
  return headers.length > 0 ? [`headers = listOf(${headers.join(', ')})`] : [];
}

/** Writes a class for each resource, and the client with all of them. */
export function kotlinClients(
  operations: readonly Operation[],
  declarations: readonly Declaration[],
): string {
  const kinds = new Map(declarations.map((one) => [one.name, one]));
  const resources = Map.groupBy(operations, ({ resource }) => resource);
  const classes = [...resources].map(
    ([
      resource,
      here,
    ]) => `public class ${pascal(resource)}Api internal constructor(private val connection: Connection) {
${indent(here.map((operation) => call(operation, kinds)).join('\n\n'))}
}`,
  );
  const fields = [...resources.keys()].map(
    (resource) => `public val ${resource}: ${pascal(resource)}Api = ${pascal(resource)}Api(connection)`,
  );
  return `/**
 * The API of Stampede, for apps of buyers. It sends each request once: give it a transport that repeats what may be
 * repeated (reads; and calls with an Idempotency-Key, under the same key and with the header Idempotency-Retry).
 */
public class Stampede(settings: Settings) {
    private val connection = Connection(settings)

${indent(fields.join('\n'))}
}

${classes.join('\n\n')}`;
}
