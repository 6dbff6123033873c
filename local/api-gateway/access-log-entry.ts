import type { IncomingMessage } from 'node:http';
import type { AccessLogEntry } from './access-log.ts';
import type { Route } from './definition.ts';
import type { GatewayResponse } from './function-response.ts';
import { commonLogTime, type RequestContext, sourceIp } from './request-event.ts';

/** The `$context` variables of an answered request. */
export function accessLogEntry(
  request: IncomingMessage,
  context: RequestContext,
  route: Route | undefined,
  response: GatewayResponse,
): AccessLogEntry {
  const took = Date.now() - context.receivedAt.getTime();
  return {
    requestId: context.requestId,
    extendedRequestId: context.requestId,
    apiId: context.apiId,
    stage: context.stage,
    requestTime: commonLogTime(context.receivedAt),
    requestTimeEpoch: context.receivedAt.getTime(),
    httpMethod: request.method,
    path: context.path,
    protocol: `HTTP/${request.httpVersion}`,
    routeKey: route?.key,
    status: response.status,
    responseLength: Buffer.byteLength(response.body),
    responseLatency: took,
    integrationLatency: route ? took : undefined,
    integrationStatus: route ? response.status : undefined,
    integrationErrorMessage: response.integrationError,
    'integration.error': response.integrationError,
    'authorizer.error': response.authorizerError,
    'error.message': response.message,
    'integration.latency': route ? took : undefined,
    'integration.status': route ? response.status : undefined,
    domainName: request.headers.host,
    'identity.sourceIp': sourceIp(request),
    'identity.userAgent': request.headers['user-agent'],
    ...Object.fromEntries(
      Object.entries(context.claims ?? {}).map(([k, v]) => [`authorizer.claims.${k}`, v]),
    ),
  };
}
