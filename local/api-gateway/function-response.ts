import type { Outcome } from '../lambda/execution-environment.ts';

/** A response as it leaves the gateway, before CORS headers. */
export interface GatewayResponse {
  status: number;
  headers: Record<string, string>;
  cookies: string[];
  body: Buffer | string;
  /** The error between gateway and function, for the access log. */
  integrationError?: string;
  /** The message of the gateway's own answer, for the access log. */
  message?: string;
  authorizerError?: string;
}

/** Lambda's limit on a synchronous response, in bytes. */
const PAYLOAD_LIMIT = 6 * 1024 * 1024;

/** The gateway's own answers have a JSON body with a message. */
export function gatewayMessage(
  status: number,
  message: string,
  headers: Record<string, string> = {},
): GatewayResponse {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    cookies: [],
    body: JSON.stringify({ message }),
    message,
  };
}

/**
 * Turns the function's result into an HTTP response. It uses payload format 2.0, with the inference for values without
 * statusCode. A malformed result becomes a 500 that hides the cause.
 */
export function functionResponse(outcome: Outcome): GatewayResponse {
  if (!outcome.ok) return malformed(`${outcome.errorType}: ${outcome.errorMessage}`);
  if (outcome.json.length > PAYLOAD_LIMIT) return malformed('The response is larger than 6 MB');
  const value: unknown = JSON.parse(outcome.json);
  if (typeof value !== 'object' || value === null || !('statusCode' in value)) {
    const body = typeof value === 'string' ? value : outcome.json;
    return { status: 200, headers: { 'content-type': 'application/json' }, cookies: [], body };
  }
  return structured(value as Structured);
}

interface Structured {
  statusCode: unknown;
  headers?: Record<string, unknown>;
  cookies?: unknown;
  body?: unknown;
  isBase64Encoded?: unknown;
}

function structured(value: Structured): GatewayResponse {
  const status = Number(value.statusCode);
  if (!Number.isInteger(status) || status < 100 || status > 599)
    return malformed('statusCode is no HTTP status');
  if (value.body !== undefined && value.body !== null && typeof value.body !== 'string')
    return malformed('body is no string');
  const headers: Record<string, string> = {};
  for (const [name, item] of Object.entries(value.headers ?? {})) {
    if (item === null || item === undefined) continue;
    if (!['string', 'number', 'boolean'].includes(typeof item))
      return malformed(`header ${name} is no string`);
    headers[name.toLowerCase()] = String(item);
  }
  const body = value.body ?? '';
  if (body !== '') headers['content-type'] ??= 'text/plain;charset=utf-8';
  return {
    status,
    headers,
    cookies: Array.isArray(value.cookies) ? value.cookies.map(String) : [],
    body: value.isBase64Encoded ? Buffer.from(body, 'base64') : body,
  };
}

function malformed(integrationError: string): GatewayResponse {
  return { ...gatewayMessage(500, 'Internal Server Error'), integrationError };
}
