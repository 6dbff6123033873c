import type { IncomingMessage } from 'node:http';
import type { CorsConfiguration } from './definition.ts';

type Headers = Record<string, string>;

/** The gateway's own CORS headers. With them the gateway ignores the headers of the function. */
export interface Cors {
  /** The headers of a preflight answer, or undefined when the request is no preflight. */
  preflight(request: IncomingMessage): Headers | undefined;
  /** The headers of an ordinary answer. */
  response(request: IncomingMessage): Headers;
}

/**
 * CORS from the template, and also open to pages of this machine, since an app developer's tool chooses any port. A
 * deployed API allows only the origins of its stage.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
 */
export function cors(configuration: CorsConfiguration | undefined): Cors {
  if (!configuration) return { preflight: () => undefined, response: () => ({}) };
  const common = (request: IncomingMessage): Headers | undefined => {
    const origin = allowedOrigin(configuration.AllowOrigins ?? [], request.headers.origin);
    if (!origin) return undefined;
    const credentials = String(configuration.AllowCredentials) === 'true';
    return {
      'access-control-allow-origin': origin,
      ...(credentials ? { 'access-control-allow-credentials': 'true' } : {}),
      ...(origin === '*' ? {} : { vary: 'origin' }),
    };
  };
  return {
    preflight: (request) => {
      const isPreflight =
        request.method === 'OPTIONS' &&
        request.headers.origin &&
        request.headers['access-control-request-method'];
      if (!isPreflight) return undefined;
      const headers = common(request);
      return headers ? { ...headers, ...preflightHeaders(configuration) } : {};
    },
    response: (request) => {
      const headers = common(request);
      if (!headers) return {};
      const exposed = configuration.ExposeHeaders ?? [];
      return exposed.length > 0
        ? { ...headers, 'access-control-expose-headers': exposed.join(',') }
        : headers;
    },
  };
}

function preflightHeaders({ AllowMethods = [], AllowHeaders = [], MaxAge }: CorsConfiguration): Headers {
  const headers: Headers = {};
  if (AllowMethods.length > 0) headers['access-control-allow-methods'] = AllowMethods.join(',');
  if (AllowHeaders.length > 0) headers['access-control-allow-headers'] = AllowHeaders.join(',');
  if (MaxAge !== undefined) headers['access-control-max-age'] = String(MaxAge);
  return headers;
}

function allowedOrigin(allowed: string[], origin: string | undefined): string | undefined {
  if (!origin) return undefined;
  if (allowed.includes('*')) return '*';
  const matches = (pattern: string) =>
    pattern === origin || (pattern.endsWith('://*') && origin.startsWith(pattern.slice(0, -1)));
  return allowed.some(matches) || isOfThisMachine(origin) ? origin : undefined;
}

/** Returns whether an origin is a page of this machine, at any port. */
export const isOfThisMachine = (origin: string): boolean =>
  /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/.test(origin);
