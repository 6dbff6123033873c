import { problemsOf } from '../../lib/contract/operation.ts';
import { type ProblemCode, problemCodes, problems, problemType } from '../../lib/contract/problem.ts';
import { problem } from '../../lib/contract/problem-document.ts';
import { fieldTable } from './field-table.ts';
import { operationsInOrder } from './in-order.ts';
import { exampleProblem } from './problems.ts';

/** docs/errors.md: what every code means, and what to do about it. */
export const errorDocs = (): string => [intro, overview, ...problemCodes.map(section), ''].join('\n\n');

const intro = `# Errors

<!-- Made from lib/contract by \`npm run generate\`. -->

Every answer that is not a success is \`application/problem+json\` ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)). Decide by \`code\`: it is stable, while \`title\` and \`detail\` are for people. Quote \`requestId\` when you ask us about an answer. What you may not know about answers \`not_found\`, as if it were not there.

AWS itself answers before we can with \`{"message": …}\`, where only the status counts: 429 when the whole stage is busy, 413 beyond 10 MB, 431 for headers beyond 10 KB, 500 and 503 when a function could not run, 403 by the firewall ([why](decisions/0031-refusals-in-one-form.md)).

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
