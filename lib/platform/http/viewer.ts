import { isIP } from 'node:net';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { edgeHeaders } from '../../contract/edge.ts';
import { testAddressHeader } from '../../contract/test-address.ts';
import { readOptional } from '../environment.ts';
import { AppError } from '../errors.ts';
import type { EdgeLock } from './edge-lock.ts';

/** The other end of the connection, as far as it can be believed. */
export interface Viewer {
  /** The address that opened the connection; never what X-Forwarded-For says. */
  readonly address: string;
  /** ISO 3166, two letters; only an edge that proves itself can tell. */
  readonly country: string | undefined;
}

/** Whether this stage takes a test's word for its address: dev does, and nothing with an edge before it. */
export const believesTestAddresses = (): boolean => readOptional('TEST_ADDRESSES') === 'believed';

/**
 * Says where a request comes from. Headers count only behind a lock, which has then seen that the edge wrote them;
 * elsewhere anybody could have. On dev a test may name its address.
 * @throws AppError as the lock does; `invalid_request` for a test address that is none
 */
export async function viewerOf(
  event: APIGatewayProxyEventV2,
  lock: EdgeLock | undefined,
  { testAddresses = believesTestAddresses() } = {},
): Promise<Viewer> {
  await lock?.check(event.headers);
  const told = lock ? event.headers : {};
  const tested = testAddresses && !lock ? testAddressIn(event.headers) : undefined;
  return {
    address: tested ?? told[edgeHeaders.address] ?? event.requestContext?.http?.sourceIp ?? '',
    country: /^[A-Z]{2}$/.exec(told[edgeHeaders.country] ?? '')?.[0],
  };
}

/** The address that a test says to have, where the stage believes it; header names in small letters. */
export const testAddressOf = (headers: APIGatewayProxyEventV2['headers']): string | undefined =>
  believesTestAddresses() ? testAddressIn(headers) : undefined;

function testAddressIn(headers: APIGatewayProxyEventV2['headers']): string | undefined {
  const address = headers[testAddressHeader]?.trim();
  if (!address || isIP(address) !== 0) return address || undefined;
  const path = `header.${testAddressHeader}`;
  const message = 'must be an IPv4 or IPv6 address';
  throw new AppError('invalid_request', `${path}: ${message}`, { errors: [{ path, message }] });
}
