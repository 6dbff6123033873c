import { isIP } from 'node:net';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { edgeHeaders } from '../../contract/edge.ts';
import { testAddressHeader } from '../../contract/test-address.ts';
import { readOptional } from '../environment.ts';
import { AppError } from '../errors.ts';
import type { EdgeLock } from './edge-lock.ts';

/** The client end of the connection, as far as it can be trusted. */
export interface Viewer {
  /** The address that opened the connection. X-Forwarded-For is never used. */
  readonly address: string;
  /** ISO 3166, two letters. Known only where a trusted edge sends it. */
  readonly country: string | undefined;
}

/** Returns whether this stage accepts a test's claim about its address. Only dev does, and no stage with an edge. */
export const believesTestAddresses = (): boolean => readOptional('TEST_ADDRESSES') === 'believed';

/**
 * Finds the origin of a request. Headers count only behind a lock, which has checked that the edge wrote them; without
 * one, any client could write them. On dev a test may name its address.
 * @throws AppError as the lock does; `invalid_request` for an invalid test address
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

/** Returns the address that a test claims, where the stage accepts that. Header names are in lower case. */
export const testAddressOf = (headers: APIGatewayProxyEventV2['headers']): string | undefined =>
  believesTestAddresses() ? testAddressIn(headers) : undefined;

function testAddressIn(headers: APIGatewayProxyEventV2['headers']): string | undefined {
  const address = headers[testAddressHeader]?.trim();
  if (!address || isIP(address) !== 0) return address || undefined;
  const path = `header.${testAddressHeader}`;
  const message = 'must be an IPv4 or IPv6 address';
  throw new AppError('invalid_request', `${path}: ${message}`, { errors: [{ path, message }] });
}
