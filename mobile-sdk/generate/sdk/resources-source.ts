import type { Described } from './described.ts';
import { nameOf } from './names.ts';

const pascal = (id: string) => id.charAt(0).toUpperCase() + id.slice(1);

interface Method {
  readonly name: string;
  readonly operation: Described;
}

/** Writes `client.deals.list(…)`: the operations under the names of their resources, with explicit types. */
export function resourcesSource(
  operations: readonly Described[],
  whole: string,
  imports: Readonly<Record<string, readonly Described[]>>,
): string {
  const resources = byResource(operations);
  return `// Made from openapi.json by npm run generate: do not edit.
import type { Operation } from '../core/operation.ts';
import type { CallOptions, Keyed, Matched, Readable } from '../core/options.ts';
import type { Page, Pages } from '../core/pages.ts';
${Object.entries(imports)
  .filter(([, here]) => here.length > 0)
  .map(([from, here]) => `import {\n  ${list(here.map(({ id }) => id))},\n} from '${from}';`)
  .join('\n')}
import type {
  ${list(operations.flatMap(typesUsed))},
} from './types.gen.ts';

${resources.map(([resource, methods]) => interfaceOf(`${whole}${pascal(resource)}`, methods)).join('\n\n')}

export interface ${whole}Resources {
${resources.map(([resource]) => `  readonly ${resource}: ${whole}${pascal(resource)};`).join('\n')}
}

/** The operations behind them, each of which knows its name. @internal */
export const ${whole.charAt(0).toLowerCase()}${whole.slice(1)}Operations: readonly Operation[] = [
  ${list(operations.map(({ id }) => id))},
];
`;
}

function typesUsed({ id, pathParameters, page, query, body }: Described): string[] {
  const takesData = page || query || body || pathParameters.length > 0;
  return [...(takesData ? [`${pascal(id)}Data`] : []), `${pascal(id)}Response`];
}

const list = (names: readonly string[]) => names.toSorted().join(',\n  ');

function byResource(operations: readonly Described[]): [string, Method[]][] {
  const resources = new Map<string, Method[]>();
  for (const operation of operations) {
    const { resource, method } = nameOf(operation.id);
    const methods = resources.get(resource) ?? [];
    const taken = methods.find(({ name }) => name === method);
    if (taken) throw new Error(`${operation.id} and ${taken.operation.id} are both ${resource}.${method}`);
    resources.set(resource, [...methods, { name: method, operation }]);
  }
  return [...resources];
}

const interfaceOf = (name: string, methods: readonly Method[]) => `export interface ${name} {
${methods.map(signature).join('\n')}
}`;

function signature({ name, operation }: Method): string {
  const { id, summary, description, pathParameters, page, query, queryRequired, body, match, key } =
    operation;
  const options = match ? 'Matched' : key ? 'Keyed' : operation.method === 'GET' ? 'Readable' : 'CallOptions';
  const answer = `${pascal(id)}Response`;
  const parameters = [
    ...pathParameters.map((parameter) => `${parameter}: ${pascal(id)}Data['path']['${parameter}']`),
    ...(page || query ? [`query${queryRequired ? '' : '?'}: ${pascal(id)}Data['query']`] : []),
    ...(body ? [`body: ${pascal(id)}Data['body']`] : []),
    `options${match ? '' : '?'}: ${options}${options === 'Readable' ? `<${page ? `Page<${answer}['items'][number]>` : answer}>` : ''}`,
  ];
  const result = page ? `Pages<${answer}['items'][number]>` : `Promise<${answer}>`;
  const text = [`${summary}.`, description].filter(Boolean).join(' ').replaceAll('*/', '*\\/');
  return `  /** ${text} */\n  ${name}(${parameters.join(', ')}): ${result};`;
}
