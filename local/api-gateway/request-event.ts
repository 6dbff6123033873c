import type { IncomingMessage } from 'node:http';
import { ACCOUNT } from '../names.ts';
import type { RouteMatch } from './route-table.ts';

/** The facts of a request that the front has when it calls the function. */
export interface RequestContext {
  requestId: string;
  receivedAt: Date;
  apiId: string;
  stage: string;
  stageVariables: Record<string, string>;
  path: string;
  rawQuery: string;
  claims: Record<string, string> | undefined;
  scopes: string[] | undefined;
}

/**
 * Returns the event in payload format 2.0.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function requestEvent(
  request: IncomingMessage,
  match: RouteMatch,
  context: RequestContext,
  body: Buffer,
): object {
  const { headers, cookies } = readHeaders(request);
  const encoded = body.length > 0 && !isText(headers['content-type']);
  return {
    version: '2.0',
    routeKey: match.route.key,
    rawPath: context.path,
    rawQueryString: context.rawQuery,
    cookies,
    headers,
    queryStringParameters: readQuery(context.rawQuery),
    requestContext: {
      accountId: ACCOUNT,
      apiId: context.apiId,
      authorizer: context.claims && { jwt: { claims: context.claims, scopes: context.scopes ?? null } },
      domainName: headers.host,
      domainPrefix: context.apiId,
      http: {
        method: request.method,
        path: context.path,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: sourceIp(request),
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: context.requestId,
      routeKey: match.route.key,
      stage: context.stage,
      time: commonLogTime(context.receivedAt),
      timeEpoch: context.receivedAt.getTime(),
    },
    pathParameters: match.parameters,
    stageVariables: Object.keys(context.stageVariables).length > 0 ? context.stageVariables : undefined,
    body: body.length > 0 ? body.toString(encoded ? 'base64' : 'utf8') : undefined,
    isBase64Encoded: encoded,
  };
}

/** Returns the caller's address, as IPv4 where possible. */
export function sourceIp(request: IncomingMessage): string {
  return (request.socket.remoteAddress ?? '127.0.0.1').replace(/^::ffff:/, '');
}

/** `12/Mar/2020:19:03:58 +0000` */
export function commonLogTime(at: Date): string {
  const [, day, month, year, time] = at.toUTCString().split(' ');
  return `${day}/${month}/${year}:${time} +0000`;
}

/** Callers choose the names, so `constructor` and `__proto__` must be ordinary names. */
const noNames = (): Record<string, string> => Object.create(null);

function readHeaders(request: IncomingMessage): {
  headers: Record<string, string>;
  cookies: string[] | undefined;
} {
  const headers = noNames();
  let cookies: string[] | undefined;
  const raw = request.rawHeaders;
  for (let i = 0; i < raw.length; i += 2) {
    const name = (raw[i] as string).toLowerCase();
    const value = raw[i + 1] as string;
    if (name === 'cookie') cookies = [...(cookies ?? []), ...value.split(/;\s*/)];
    else headers[name] = headers[name] === undefined ? value : `${headers[name]},${value}`;
  }
  headers['x-forwarded-for'] = [headers['x-forwarded-for'], sourceIp(request)].filter(Boolean).join(', ');
  headers['x-forwarded-proto'] = 'http';
  headers['x-forwarded-port'] = String(request.socket.localPort);
  return { headers, cookies };
}

function readQuery(rawQuery: string): Record<string, string> | undefined {
  if (rawQuery === '') return undefined;
  const values = noNames();
  // Otherwise a second question mark would count as the start of the query.
  for (const [name, value] of new URLSearchParams(`?${rawQuery}`)) {
    values[name] = values[name] === undefined ? value : `${values[name]},${value}`;
  }
  return values;
}

function isText(contentType: string | undefined): boolean {
  return contentType === undefined || /^text\/|json|xml|javascript/i.test(contentType);
}
