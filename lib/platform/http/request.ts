import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod';
import type { OperationShape } from '../../contract/operation.ts';
import type { FieldError } from '../../contract/problem-document.ts';
import { inOurWords } from '../../contract/wording.ts';
import { AppError } from '../errors.ts';

const maxBodyBytes = 256 * 1024;

interface ParsedRequest {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly idempotencyKey: string | undefined;
  readonly isRetry: boolean;
  readonly ifMatch: string | undefined;
}

/**
 * Checks every part of the request against the operation, and returns the values that the schemas parsed.
 * @throws AppError `invalid_request` that names each wrong field, or the code of the missing header
 */
export function parseRequest(operation: OperationShape, event: APIGatewayProxyEventV2): ParsedRequest {
  const errors: FieldError[] = [];
  const part = (name: string, schema: z.ZodType | undefined, value: unknown) => {
    if (!schema) return undefined;
    const result = schema.safeParse(value, { error: inOurWords });
    if (!result.success) errors.push(...fieldErrors(name, result.error));
    return result.data;
  };
  const parsed = {
    params: part('path', operation.params, event.pathParameters ?? {}),
    query: part('query', operation.query ?? noQuery, event.queryStringParameters ?? {}),
    body: operation.body ? part('body', operation.body, readBody(event)) : undefined,
    idempotencyKey: operation.idempotencyKey ? idempotencyKey(event) : undefined,
    isRetry: operation.idempotencyKey ? isRetry(event) : false,
    ifMatch: operation.ifMatch ? ifMatch(event) : undefined,
  };
  if (errors.length > 0) throw new AppError('invalid_request', summary(errors), { errors });
  return parsed;
}

const noQuery = z.strictObject({});

const fieldErrors = (part: string, error: z.ZodError): FieldError[] =>
  error.issues.flatMap((issue) => {
    // Reports an unknown key by its own path, not by that of the object around it.
    const keys = issue.code === 'unrecognized_keys' ? issue.keys : [undefined];
    return keys.map((key) => ({
      path: shortened([part, ...issue.path, ...(key === undefined ? [] : [key])].join('.')),
      message: issue.message,
    }));
  });

/** The names of unknown fields come from the caller, and may be as long as the body. */
const shortened = (path: string) => (path.length > 200 ? `${path.slice(0, 200).toWellFormed()}…` : path);

const summary = ([first, ...others]: FieldError[]) =>
  `${first?.path}: ${first?.message}${others.length > 0 ? ` (and ${others.length} more)` : ''}`;

function readBody(event: APIGatewayProxyEventV2): unknown {
  const type = event.headers['content-type'] ?? '';
  if (!/^application\/(json|[\w.+-]+\+json)\s*(;|$)/i.test(type)) {
    throw new AppError('unsupported_media_type', 'Send the body with Content-Type: application/json.');
  }
  const text = event.isBase64Encoded
    ? Buffer.from(event.body ?? '', 'base64').toString('utf8')
    : (event.body ?? '');
  if (Buffer.byteLength(text) > maxBodyBytes)
    throw new AppError('payload_too_large', 'The body may have at most 256 KB.');
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('invalid_request', 'The body is not valid JSON.', { cause });
  }
}

function idempotencyKey(event: APIGatewayProxyEventV2): string {
  const key = event.headers['idempotency-key']?.trim();
  if (!key)
    throw new AppError(
      'idempotency_key_missing',
      'Send an Idempotency-Key header, and the same key when you retry.',
    );
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw new AppError('invalid_request', 'Idempotency-Key must be 1 to 255 visible ASCII characters.', {
      errors: [{ path: 'header.idempotency-key', message: 'must be 1 to 255 visible ASCII characters' }],
    });
  }
  return key;
}

function isRetry(event: APIGatewayProxyEventV2): boolean {
  const mark = event.headers['idempotency-retry']?.trim();
  if (mark === undefined || mark === 'true') return mark !== undefined;
  throw new AppError('invalid_request', 'Idempotency-Retry must be `true`, or left out.', {
    errors: [{ path: 'header.idempotency-retry', message: 'must be true, or left out' }],
  });
}

function ifMatch(event: APIGatewayProxyEventV2): string {
  const tag = event.headers['if-match']?.trim();
  if (!tag) throw new AppError('precondition_required', 'Send If-Match with the ETag of your last read.');
  return tag;
}
