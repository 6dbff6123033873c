import { randomBytes } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { LambdaHost } from '../lambda/host.ts';
import { accessLog } from './access-log.ts';
import { accessLogEntry } from './access-log-entry.ts';
import { type Cors, cors } from './cors.ts';
import type { HttpApi, JwtAuthorizerDefinition, Route } from './definition.ts';
import { functionResponse, type GatewayResponse, gatewayMessage } from './function-response.ts';
import { type JwtAuthorizer, jwtAuthorizer } from './jwt-authorizer.ts';
import { readBody } from './request-body.ts';
import { type RequestContext, requestEvent } from './request-event.ts';
import { type RouteMatch, routeTable } from './route-table.ts';
import { throttling } from './throttling.ts';

/** Receives every response of a function, to compare it with the contract. */
export type ResponseObserver = (route: Route, response: GatewayResponse) => void;

/** The dependencies of a front besides the API's definition. */
export interface FrontOptions {
  host: LambdaHost;
  accessLogFile: string;
  onResponse?: ResponseObserver;
}

/** The front of one HTTP API. */
export interface Front {
  listener: RequestListener;
  close(): void;
}

/**
 * Serves an HTTP API as API Gateway does: CORS, route, throttling, authorizer, function, response.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api.html
 */
export function createFront(api: HttpApi, options: FrontOptions): Front {
  const match = routeTable(api.routes);
  const corsHeaders = cors(api.cors);
  const mayPass = throttling(api.stage);
  const authorize = authorizers();
  const log = accessLog(api.stage?.accessLogFormat, options.accessLogFile);
  const base = {
    apiId: api.id,
    stage: api.stage?.name ?? '$default',
    stageVariables: api.stage?.variables ?? {},
  };

  const serve = async (request: IncomingMessage, context: RequestContext, found: RouteMatch | undefined) => {
    if (!found) return gatewayMessage(404, 'Not Found');
    const { route } = found;
    if (!mayPass(route.key)) return gatewayMessage(429, 'Too Many Requests');
    const refusal = await authorized(authorize, route, request, context);
    if (refusal) return refusal;
    const body = await readBody(request);
    if (!body) return gatewayMessage(413, 'Request Entity Too Large', { connection: 'close' });
    const event = JSON.stringify(requestEvent(request, found, context, body));
    const response = await integrate(options.host, route, event);
    if (!response.integrationError) options.onResponse?.(route, response);
    return response;
  };

  const listener: RequestListener = async (request, outgoing) => {
    const context = contextOf(request, base);
    const preflight = corsHeaders.preflight(request);
    const found = preflight ? undefined : match(request.method ?? 'GET', context.path);
    const response = preflight
      ? { status: 204, headers: preflight, cookies: [], body: '' }
      : await serve(request, context, found).catch(() => gatewayMessage(500, 'Internal Server Error'));
    send(request, outgoing, response, preflight ? undefined : corsHeaders, context);
    log.write(() => accessLogEntry(request, context, found?.route, response));
  };
  return { listener, close: log.close };
}

function contextOf(
  request: IncomingMessage,
  base: Pick<RequestContext, 'apiId' | 'stage' | 'stageVariables'>,
): RequestContext {
  const url = request.url ?? '/';
  const question = url.indexOf('?');
  return {
    ...base,
    requestId: `${randomBytes(11).toString('base64url').slice(0, 15)}=`,
    receivedAt: new Date(),
    path: question < 0 ? url : url.slice(0, question),
    rawQuery: question < 0 ? '' : url.slice(question + 1),
    claims: undefined,
    scopes: undefined,
  };
}

function authorizers(): (definition: JwtAuthorizerDefinition) => JwtAuthorizer {
  const made = new Map<JwtAuthorizerDefinition, JwtAuthorizer>();
  return (definition) => {
    const authorizer = made.get(definition) ?? jwtAuthorizer(definition);
    made.set(definition, authorizer);
    return authorizer;
  };
}

/** Returns the authorizer's refusal. Without one, the claims are in the context. */
async function authorized(
  authorizerOf: (definition: JwtAuthorizerDefinition) => JwtAuthorizer,
  route: Route,
  request: IncomingMessage,
  context: RequestContext,
): Promise<GatewayResponse | undefined> {
  if (!route.authorizer) return undefined;
  const header = request.headers[route.authorizer.header];
  const decision = await authorizerOf(route.authorizer)(
    Array.isArray(header) ? header[0] : header,
    route.scopes,
  );
  if (decision.kind === 'unauthorized') {
    const answer = gatewayMessage(401, 'Unauthorized', { 'www-authenticate': decision.challenge });
    return { ...answer, authorizerError: decision.reason };
  }
  if (decision.kind === 'forbidden')
    return { ...gatewayMessage(403, 'Forbidden'), authorizerError: decision.reason };
  context.claims = decision.claims;
  context.scopes = decision.scopes;
  return undefined;
}

async function integrate(host: LambdaHost, route: Route, event: string): Promise<GatewayResponse> {
  const { functionArn, timeoutMs } = route.integration;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, timeoutMs, undefined);
  });
  const outcome = await Promise.race([host.run(functionArn, event), late]);
  clearTimeout(timer);
  if (outcome) return functionResponse(outcome);
  return { ...gatewayMessage(503, 'Service Unavailable'), integrationError: 'the integration timed out' };
}

function send(
  request: IncomingMessage,
  outgoing: ServerResponse,
  response: GatewayResponse,
  corsHeaders: Cors | undefined,
  context: RequestContext,
): void {
  const headers: Record<string, string | string[] | number> = {
    ...response.headers,
    'apigw-requestid': context.requestId,
  };
  if (response.cookies.length > 0) headers['set-cookie'] = response.cookies;
  const ours = corsHeaders?.response(request) ?? {};
  if (Object.keys(ours).length > 0) {
    for (const name of Object.keys(headers)) if (name.startsWith('access-control-')) delete headers[name];
    Object.assign(headers, ours);
  }
  const bodiless = response.status === 204 || response.status === 304;
  if (!bodiless) headers['content-length'] = Buffer.byteLength(response.body);
  outgoing.writeHead(response.status, headers);
  outgoing.end(bodiless || request.method === 'HEAD' ? undefined : response.body);
}
