import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { edgeHeaders } from '../../contract/edge.ts';
import type { EdgeLock } from './edge-lock.ts';

/** The other end of the connection, as far as it can be believed. */
export interface Viewer {
  /** The address that opened the connection; never what X-Forwarded-For says. */
  readonly address: string;
  /** ISO 3166, two letters; only an edge that proves itself can tell. */
  readonly country: string | undefined;
}

/**
 * Says where a request comes from. Headers count only behind a lock, which has then seen that the edge wrote them;
 * elsewhere anybody could have.
 * @throws AppError as the lock does
 */
export async function viewerOf(event: APIGatewayProxyEventV2, lock: EdgeLock | undefined): Promise<Viewer> {
  await lock?.check(event.headers);
  const told = lock ? event.headers : {};
  return {
    address: told[edgeHeaders.address] ?? event.requestContext?.http?.sourceIp ?? '',
    country: /^[A-Z]{2}$/.exec(told[edgeHeaders.country] ?? '')?.[0],
  };
}
