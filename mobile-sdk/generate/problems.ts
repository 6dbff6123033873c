import type { ZodOpenApiResponseObject } from 'zod-openapi';
import { type OperationShape, problemsOf } from '../../lib/contract/operation.ts';
import { type ProblemCode, problemCodes, problems, problemType } from '../../lib/contract/problem.ts';
import { type Problem, problem } from '../../lib/contract/problem-document.ts';
import { retryAfterHeader } from './headers.ts';

/** One example for each code. All operations refer to them. */
export const problemExamples = Object.fromEntries(
  problemCodes.map((code) => [code, { summary: problems[code].title, value: exampleProblem(code) }]),
);

export function exampleProblem(code: ProblemCode): Problem {
  const { status, title, remedy } = problems[code];
  return {
    type: problemType(code),
    title,
    status,
    detail: code === 'invalid_request' ? 'body.quantity: must be at least 1' : remedy,
    instance: '/v1/…',
    code,
    ...(code === 'invalid_request' && {
      errors: [{ path: 'body.quantity', message: 'must be at least 1' }],
    }),
    ...(code === 'challenge_required' && {
      challenge: { provider: 'turnstile', siteKey: '0x4AAAAAAADnPIDROrmt1Wwj', action: 'order' },
    }),
    requestId: 'JKJaXmPLvHcESHA=',
  };
}

/** Returns every problem answer of an operation, by status. */
export function problemResponses(operation: OperationShape): Record<string, ZodOpenApiResponseObject> {
  const byStatus = Map.groupBy(new Set(problemsOf(operation)), (code) => problems[code].status);
  return Object.fromEntries(
    [...byStatus].toSorted(([a], [b]) => a - b).map(([status, codes]) => [status, response(status, codes)]),
  );
}

const response = (status: number, codes: ProblemCode[]): ZodOpenApiResponseObject => ({
  description: codes.map((code) => `\`${code}\`: ${problems[code].title}.`).join(' '),
  ...(mayWait(status, codes) && { headers: retryAfterHeader }),
  content: {
    'application/problem+json': {
      schema: problem,
      examples: Object.fromEntries(
        codes.map((code) => [code, { $ref: `#/components/examples/${code}` }] as const),
      ),
    },
  },
});

const mayWait = (status: number, codes: ProblemCode[]) =>
  status === 429 || status === 503 || codes.includes('order_undecided') || codes.includes('sold_out');
