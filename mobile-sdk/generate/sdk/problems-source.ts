import { problemCodes } from '../../../lib/contract/problem.ts';
import type { Described } from './described.ts';

const className = (code: string) =>
  `${code.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase())}Error`;

/** Codes that only requests without the SDK can get. */
const neverMet: readonly string[] = [
  'idempotency_key_missing',
  'precondition_required',
  'unsupported_media_type',
];

/** Writes an error class for each code of these operations. Callers distinguish them by `code` or `instanceof`. */
export function problemsSource(operations: readonly Described[]): string {
  const answered = new Set(operations.flatMap(({ problems }) => problems));
  return `// Made from openapi.json by npm run generate: do not edit.
import { type Coded, errorFor } from '../core/errors.ts';

${problemCodes
  .map((code, place) => ({ code, place, name: className(code) }))
  .filter(({ code }) => answered.has(code) && !neverMet.includes(code))
  .map(
    ({ code, place, name }) => `export const ${name} = /* @__PURE__ */ errorFor<'${code}'>(${place});
export type ${name} = Coded<'${code}'>;`,
  )
  .join('\n')}
`;
}

/** Writes the codes of this SDK version. Classes name theirs by its place, which is shorter. */
export const codesSource = () => `// Made from openapi.json by npm run generate: do not edit.
/** Every code that this version knows. */
export const problemCodes: readonly string[] = /* @__PURE__ */ '${problemCodes.join(' ')}'.split(' ');
`;
