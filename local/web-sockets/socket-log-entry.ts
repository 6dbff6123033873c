import type { AccessLogEntry } from '../api-gateway/access-log.ts';
import { commonLogTime } from '../api-gateway/request-event.ts';
import type { Peer } from './connections.ts';
import type { WebSocketApi } from './definition.ts';
import type { RouteAnswer } from './invoke-route.ts';
import type { RouteCall } from './socket-event.ts';

/**
 * The `$context` variables of an answered call of a route.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-logging.html
 */
export function socketLogEntry(
  api: WebSocketApi,
  call: RouteCall,
  peer: Peer,
  answer: RouteAnswer,
): AccessLogEntry {
  const status = answer.ok ? answer.status : 500;
  const error = answer.ok ? undefined : answer.error;
  return {
    apiId: api.id,
    stage: api.stage?.name,
    requestId: call.requestId,
    extendedRequestId: call.requestId,
    requestTime: commonLogTime(call.receivedAt),
    requestTimeEpoch: call.receivedAt.getTime(),
    routeKey: call.routeKey,
    eventType: call.eventType,
    messageDirection: 'IN',
    connectionId: peer.id,
    connectedAt: peer.connectedAt,
    domainName: peer.domainName,
    status,
    integrationLatency: Date.now() - call.receivedAt.getTime(),
    'integration.latency': Date.now() - call.receivedAt.getTime(),
    integrationStatus: status,
    'integration.status': status,
    'integration.error': error,
    'error.message': answer.ok ? undefined : answer.message,
    'identity.sourceIp': peer.sourceIp,
    'identity.userAgent': peer.userAgent,
  };
}
