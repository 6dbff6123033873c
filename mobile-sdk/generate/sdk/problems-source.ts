import { problemCodes } from '../../../lib/contract/problem.ts';

const className = (code: string) =>
  `${code.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase())}Error`;

/** One error class for each code of the document, to be told apart by `code` or by `instanceof`. */
export function problemsSource(): string {
  return `// Made from openapi.json by npm run generate: do not edit.
import { type Coded, errorFor } from '../core/errors.ts';

${problemCodes
  .map(
    (code) => `export const ${className(code)} = /* @__PURE__ */ errorFor('${code}');
export type ${className(code)} = Coded<'${code}'>;`,
  )
  .join('\n')}
`;
}

/** The codes this version of the SDK knows. */
export const codesSource = () => `// Made from openapi.json by npm run generate: do not edit.
/** Every code that this version knows, between blanks. */
export const problemCodes =
  ' ${problemCodes.join(' ')} ';
`;
