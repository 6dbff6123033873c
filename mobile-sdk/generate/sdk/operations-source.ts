import type { Described } from './described.ts';
import { nameOf } from './names.ts';

const pascal = (id: string) => id.charAt(0).toUpperCase() + id.slice(1);

/** Writes the operations as small values. A bundler can leave each of them out. */
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

/** The short form that core/operation.ts reads. */
const letters = { page: 'p', query: 'q', body: 'b', key: 'k', guarded: 'd', repeatable: 'r' } as const;
const accessLetter = { anyone: '', buyer: 'g', customer: 'c', staff: 's' } as const;

function oneOperation(described: Described): string {
  const { id, method, path, access, summary } = described;
  const flags = (Object.keys(letters) as (keyof typeof letters)[])
    .filter((name) => described[name])
    .map((name) => letters[name]);
  const { resource, method: name } = nameOf(id);
  const text = `${accessLetter[access]}${flags.join('')} ${resource}.${name} ${method} ${path.slice('/v1/'.length)}`;
  const type = `Operation<${pascal(id)}Data, ${pascal(id)}Response>`;
  return `/** ${summary}. */\nexport const ${id}: ${type} = /* @__PURE__ */ operation('${text}');`;
}
