import * as z from 'zod';
import { challengeTokenPattern, deviceIdPattern, type OperationShape } from '../../lib/contract/operation.ts';

const idempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,255}$/)
  .meta({
    description: 'A fresh UUID for each order; the same one on every retry, which then has the same answer.',
    example: '0198f1c2-7a52-7c4e-9f0e-2f6a1f1f8a11',
    param: { id: 'IdempotencyKey' },
  });
const idempotencyRetry = z
  .literal('true')
  .optional()
  .meta({
    description:
      'With every attempt after one whose answer did not come. An order is then not refused at the door, where it may be waiting for its decision already: it is answered with what is recorded, or 202.',
    example: 'true',
    param: { id: 'IdempotencyRetry' },
  });
const ifMatch = z
  .string()
  .meta({ description: 'The ETag that was read.', example: '"3"', param: { id: 'IfMatch' } });
const ifNoneMatch = z
  .string()
  .optional()
  .meta({
    description: 'The ETag of the answer you have: 304 when it still is the same.',
    example: 'W/"uV1o3f0pZ9wq2mXk7c4b1A"',
    param: { id: 'IfNoneMatch' },
  });

const deviceId = z
  .string()
  .regex(deviceIdPattern)
  .optional()
  .meta({
    description:
      'An opaque id that the app makes once for the installation, and keeps. It is counted, and stored only as a hash. Without it an order is sooner asked for a challenge.',
    example: '3f0c7c1e-5a0b-4a53-9d2e-0c9f8f1c2d11',
    param: { id: 'DeviceId' },
  });
const challengeToken = z
  .string()
  .regex(challengeTokenPattern)
  .optional()
  .meta({
    description: 'The token of the widget that `challenge_required` asked for.',
    example: '0.AbCdEf',
    param: { id: 'ChallengeToken' },
  });

/** The headers that an operation reads. */
export function requestHeaders({
  method,
  idempotencyKey: key,
  ifMatch: match,
  etag,
  guarded,
}: OperationShape) {
  const headers = {
    ...(key && { 'Idempotency-Key': idempotencyKey, 'Idempotency-Retry': idempotencyRetry }),
    ...(match && { 'If-Match': ifMatch }),
    ...(guarded && { 'X-Device-Id': deviceId, 'X-Challenge-Token': challengeToken }),
    ...(etag && method === 'GET' && { 'If-None-Match': ifNoneMatch }),
  };
  return Object.keys(headers).length > 0 ? z.object(headers) : undefined;
}

const ref = (name: string) => ({ $ref: `#/components/headers/${name}` });
export const etagHeader = { ETag: ref('ETag') };
export const retryAfterHeader = { 'Retry-After': ref('RetryAfter') };

/** The headers that an answer of this status carries. */
export function answerHeaders({ method, idempotencyKey: key, etag }: OperationShape, status: number) {
  const createsAtAPath = method === 'POST' && key !== undefined;
  return {
    ...(etag && etagHeader),
    ...(createsAtAPath && { Location: ref('Location') }),
    ...(status === 202 && retryAfterHeader),
  };
}

export const headerComponents = {
  ETag: {
    description: 'Names this version of what was read, for If-Match and If-None-Match.',
    schema: { type: 'string' },
    example: '"3"',
  },
  Location: {
    description: 'Where to read what was made.',
    schema: { type: 'string', format: 'uri-reference' },
    example: '/v1/bookings/bkg_1n4k7m2p5r8t3w6z1c4f7h9k2m5p8r3t6w9z1c4f7h9k2m5p',
  },
  RetryAfter: {
    description: 'Seconds to wait before the next try.',
    schema: { type: 'integer', format: 'int64', minimum: 0 },
    example: 1,
  },
} as const;
