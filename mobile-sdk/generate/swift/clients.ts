import type { Declaration, Field, Operation } from '../native/model.ts';
import { camel, indent, pascal } from '../native/words.ts';
import { swiftDoc, typeName } from './types.ts';

type Kinds = ReadonlyMap<string, Declaration>;

const sentAs = ({ name, type }: Field, kinds: Kinds, mark = '') => {
  if (type.is === 'named' && kinds.get(type.name)) return `${name}${mark}.rawValue`;
  return type.is === 'string' ? name : `${name}${mark}.description`;
};

function call(operation: Operation, kinds: Kinds): string {
  const { method, verb, body, answer, text, pathParameters, query, key, match, guarded, tagged, anyone } =
    operation;
  const parameters = [
    ...pathParameters.map(({ name, type }) => `_ ${name}: ${typeName(type)}`),
    ...(body ? [`_ ${camel(body)}: ${body}`] : []),
    ...(match ? ['ifMatch: String'] : []),
    ...query.map(({ name, type }) => `${name}: ${typeName(type)}? = nil`),
    ...(key ? ['idempotencyKey: String = newIdempotencyKey()'] : []),
    ...(guarded ? ['challengeToken: String? = nil'] : []),
  ];
  const asked = query.map((field) => `("${field.name}", ${sentAs(field, kinds, '?')})`);
  const headers = [
    ...(key ? ['("Idempotency-Key", idempotencyKey)'] : []),
    ...(match ? ['("If-Match", ifMatch)'] : []),
    ...(guarded ? ['("X-Challenge-Token", challengeToken)'] : []),
  ];
  const named = [
    `"${verb}"`,
    `"${pathOf(operation, kinds)}"`,
    ...(asked.length > 0 ? [`query: [${asked.join(', ')}]`] : []),
    ...(headers.length > 0 ? [`headers: [${headers.join(', ')}]`] : []),
    ...(body ? [`body: connection.encoded(${camel(body)})`] : []),
    ...(anyone ? ['signed: false'] : []),
    ...(guarded ? ['guarded: true'] : []),
  ];
  const sending = `try await connection.call(\n${indent(named.join(',\n'))}\n)`;
  const type = text ? 'String' : answer && (tagged ? `Tagged<${answer}>` : answer);
  const read = text ? 'text' : tagged ? 'tagged' : 'read';
  const statement = type ? `return ${sending}.${read}()` : `_ = ${sending}`;
  return `${swiftDoc(operation.doc)}public func ${method}(${parameters.join(', ')}) async throws${type ? ` -> ${type}` : ''} {
${indent(statement)}
}`;
}

const pathOf = ({ path, pathParameters }: Operation, kinds: Kinds): string =>
  pathParameters.reduce(
    (text, field) => text.replace(`{${field.name}}`, `\\(asSegment(${sentAs(field, kinds)}))`),
    path,
  );

/** Writes a type for each resource, and the client with all of them. */
export function swiftClients(operations: readonly Operation[], declarations: readonly Declaration[]): string {
  const kinds: Kinds = new Map(declarations.map((one) => [one.name, one]));
  const resources = Map.groupBy(operations, ({ resource }) => resource);
  const types = [...resources].map(
    ([resource, here]) => `public struct ${pascal(resource)}API: Sendable {
    let connection: Connection

${indent(here.map((operation) => call(operation, kinds)).join('\n\n'))}
}`,
  );
  const fields = [...resources.keys()];
  return `/// The API of Stampede, for apps of buyers. It sends each request once: give it a transport that repeats what may be
/// repeated (reads; and calls with an Idempotency-Key, under the same key and with the header Idempotency-Retry).
public struct StampedeClient: Sendable {
${fields.map((resource) => `    public let ${resource}: ${pascal(resource)}API`).join('\n')}

    public init(_ settings: Settings) {
        let connection = Connection(settings: settings)
${fields.map((resource) => `        ${resource} = ${pascal(resource)}API(connection: connection)`).join('\n')}
    }
}

${types.join('\n\n')}`;
}
