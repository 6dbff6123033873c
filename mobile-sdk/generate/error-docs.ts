import { problemsOf } from '../../lib/contract/operation.ts';
import { type ProblemCode, problemCodes, problems, problemType } from '../../lib/contract/problem.ts';
import { problem } from '../../lib/contract/problem-document.ts';
import { fieldTable } from './field-table.ts';
import { operationsInOrder } from './in-order.ts';
import { exampleProblem } from './problems.ts';

/** Makes docs/errors.md: the meaning of every code, and the next step. */
export const errorDocs = (): string => [intro, overview, ...problemCodes.map(section), ''].join('\n\n');

const intro = `# Errors

<!-- Made from lib/contract by \`npm run generate\`. -->

Every unsuccessful answer is \`application/problem+json\` ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)). Use \`code\` in programs: it is stable, while \`title\` and \`detail\` are for people. Send us the \`requestId\` when you ask about an answer. An object that you may not know about answers \`not_found\`, as if it did not exist.

In these cases AWS answers before our code runs, with \`{"message": …}\`, and only the status counts: 429 when the whole stage is busy, 413 beyond 10 MB, 431 for headers beyond 10 KB, 500 and 503 when a function could not run, 403 by the firewall ([why](decisions/0031-refusals-in-one-form.md)).

${fieldTable(problem)}

\`\`\`json
${JSON.stringify(exampleProblem('invalid_request'), null, 2)}
\`\`\``;

const overview = [
  '| code | status | title |',
  '| --- | --- | --- |',
  ...problemCodes.map(
    (code) => `| [${code}](#${code}) | ${problems[code].status} | ${problems[code].title} |`,
  ),
].join('\n');

const section = (code: ProblemCode): string =>
  [
    `## ${code}`,
    `**${problems[code].status}** · ${problems[code].title} · \`${problemType(code)}\``,
    `What to do: ${problems[code].remedy}`,
    `Answered by: ${operationsWith(code)}.`,
  ].join('\n\n');

function operationsWith(code: ProblemCode): string {
  const answering = operationsInOrder.filter((operation) => problemsOf(operation).includes(code));
  if (answering.length === 0) return 'no operation yet';
  return answering.length === operationsInOrder.length
    ? 'every operation'
    : answering.map(({ id }) => id).join(', ');
}
