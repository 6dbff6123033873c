import type { Described } from './described.ts';

const pascal = (id: string) => id.charAt(0).toUpperCase() + id.slice(1);

/** The operations as small values, each of which a bundler can leave out. */
export function operationsSource(operations: readonly Described[]): string {
  const types = operations
    .flatMap(({ id }) => [`${pascal(id)}Data`, `${pascal(id)}Response`])
    .toSorted()
    .join(',\n  ');
  return `// Made from openapi.json by npm run generate: do not edit.
import { type Operation, operation } from '../core/operation.ts';
import type {
  ${types},
} from './types.gen.ts';

${operations.map(oneOperation).join('\n\n')}
`;
}

function oneOperation({ id, method, path, access, summary, ...fields }: Described): string {
  const { page, body, key, match, guarded, etag, repeatable } = fields;
  const flags = Object.entries({ page, body, key, match, guarded, etag, repeatable })
    .flatMap(([name, on]) => (on ? [name.charAt(0)] : []))
    .join('');
  const who = access === 'anyone' ? '' : access;
  const type = `Operation<${pascal(id)}Data, ${pascal(id)}Response>`;
  return `/** ${summary}. */
export const ${id}: ${type} = /* @__PURE__ */ operation(
  '${id}', '${method}', '${path.slice('/v1/'.length)}', '${who}', '${flags}',
);`;
}
