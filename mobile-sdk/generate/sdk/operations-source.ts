import type { Described } from './described.ts';

const pascal = (id: string) => id.charAt(0).toUpperCase() + id.slice(1);

/** The operations as small values, each of which a bundler can leave out. */
export function operationsSource(operations: readonly Described[]): string {
  const types = operations
    .flatMap(({ id }) => [`${pascal(id)}Data`, `${pascal(id)}Response`])
    .toSorted()
    .join(',\n  ');
  return `// Made from openapi.json by npm run generate: do not edit.
import type { Operation } from '../core/operation.ts';
import type {
  ${types},
} from './types.gen.ts';

${operations.map(oneOperation).join('\n\n')}
`;
}

function oneOperation(operation: Described): string {
  const { id, method, path, access, page, body, key, match, guarded, etag, repeatable, summary } = operation;
  const flags = { page, body, key, match, guarded, etag, repeatable };
  const fields = [
    `id: '${id}'`,
    `method: '${method}'`,
    `path: '${path}'`,
    ...(access === 'anyone' ? [] : [`access: '${access}'`]),
    ...Object.entries(flags).flatMap(([name, on]) => (on ? [`${name}: true`] : [])),
  ];
  return `/** ${summary}. */
export const ${id}: Operation<${pascal(id)}Data, ${pascal(id)}Response> = {
  ${fields.join(',\n  ')},
};`;
}
