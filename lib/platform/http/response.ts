import { createHash } from 'node:crypto';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { OperationShape } from '../../contract/operation.ts';
import { maxListedErrors, problems, problemType } from '../../contract/problem.ts';
import type { Problem } from '../../contract/problem-document.ts';
import { AppError } from '../errors.ts';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Makes the gateway's response from an answer. When the client already has the ETag, the response is 304 without a
 * body.
 */
export function toResponse(
  operation: OperationShape,
  event: APIGatewayProxyEventV2,
  answer: Answer,
): APIGatewayProxyStructuredResultV2 {
  const contentType = operation.success[answer.status]?.contentType;
  const body = contentType
    ? String(answer.body)
    : answer.body === undefined
      ? undefined
      : JSON.stringify(answer.body);
  const headers: Record<string, string> = { 'cache-control': cacheControl(operation), ...answer.headers };
  if (operation.etag && !headers.etag && body !== undefined) headers.etag = weakTag(body);
  if (operation.method === 'GET' && headers.etag && sameTag(event.headers['if-none-match'], headers.etag)) {
    return { statusCode: 304, headers };
  }
  if (body === undefined) return { statusCode: answer.status, headers };
  return {
    statusCode: answer.status,
    headers: {
      ...headers,
      'content-type': contentType ? `${contentType}; charset=utf-8` : 'application/json',
    },
    body,
  };
}

const cacheControl = ({ maxAge }: OperationShape) =>
  maxAge === undefined ? 'no-store' : `public, max-age=${maxAge}`;

const weakTag = (body: string) => `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;

/** If-None-Match compares weakly: a proxy may have added or removed the W/. @see RFC 9110, 13.1.2 */
function sameTag(ifNoneMatch: string | undefined, tag: string): boolean {
  if (!ifNoneMatch) return false;
  const bare = (text: string) => text.trim().replace(/^W\//, '');
  return (
    ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some((candidate) => bare(candidate) === bare(tag))
  );
}

/** Makes RFC 9457 problem details from any error. An unexpected error becomes `internal`, without its cause. */
export function toProblem(
  error: unknown,
  requestId: string,
  instance: string,
): APIGatewayProxyStructuredResultV2 {
  const known =
    error instanceof AppError
      ? error
      : new AppError('internal', 'The request failed on our side. Try again later.');
  const { status, title } = problems[known.code];
  const problem: Problem = {
    type: problemType(known.code),
    title,
    status,
    detail: known.message,
    instance,
    code: known.code,
    ...(known.errors && { errors: known.errors.slice(0, maxListedErrors) }),
    ...(known.widget && { challenge: known.widget }),
    ...(known.currentPrice && { currentPrice: known.currentPrice }),
    ...(known.approvalId && { approvalId: known.approvalId }),
    ...(known.imageFault && { imageFault: known.imageFault }),
    requestId,
  };
  const retryAfter = known.retryAfter ?? (status === 429 || status === 503 ? 1 : undefined);
  return {
    statusCode: status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
      ...(status === 401 && { 'www-authenticate': known.challenge ? `Bearer ${known.challenge}` : 'Bearer' }),
    },
    body: JSON.stringify(problem),
  };
}
