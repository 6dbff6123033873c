import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { challengeTokenPattern, deviceIdPattern, type OperationShape } from '../../contract/operation.ts';
import { AppError } from '../errors.ts';

/** Where a request comes from, as far as that can be believed. */
export interface Visitor {
  /** The address that opened the connection; never what X-Forwarded-For says. */
  readonly address: string;
  /** ISO 3166, two letters; only an edge that proves itself can tell. */
  readonly country: string | undefined;
  /** What the app calls its installation. Anybody can make one up. */
  readonly deviceId: string | undefined;
  readonly challengeToken: string | undefined;
}

type Headers = APIGatewayProxyEventV2['headers'];

/**
 * Reads where a request comes from.
 * @param provesEdge whether the request came through our CDN: only then do its viewer headers count. No CDN stands
 * before the API yet; the one that will must send a secret header, and its check belongs here.
 * @throws AppError `invalid_request` for a device id or a challenge token that cannot be one
 */
export function visitorOf(
  operation: OperationShape,
  event: APIGatewayProxyEventV2,
  provesEdge: (headers: Headers) => boolean = () => false,
): Visitor {
  const { headers } = event;
  const viewer = provesEdge(headers) ? headers : {};
  return {
    address: addressFrom(viewer['cloudfront-viewer-address']) ?? event.requestContext?.http?.sourceIp ?? '',
    country: /^[A-Z]{2}$/.exec(viewer['cloudfront-viewer-country'] ?? '')?.[0],
    deviceId: operation.guarded && header(headers, 'x-device-id', deviceIdPattern),
    challengeToken: operation.guarded && header(headers, 'x-challenge-token', challengeTokenPattern),
  };
}

/** `198.51.100.7:46532`, or `2001:db8::7:46532`: the port follows the last colon. */
const addressFrom = (viewer: string | undefined) => viewer?.slice(0, viewer.lastIndexOf(':'));

function header(headers: Headers, name: string, pattern: RegExp): string | undefined {
  const value = headers[name]?.trim();
  if (!value) return undefined;
  if (pattern.test(value)) return value;
  const message = `must match ${pattern.source}`;
  throw new AppError('invalid_request', `header.${name}: ${message}`, {
    errors: [{ path: `header.${name}`, message }],
  });
}
