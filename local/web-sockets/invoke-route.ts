import type { LambdaHost } from '../lambda/host.ts';
import type { SocketRoute } from './definition.ts';

/** The result of a route's function. */
export type RouteAnswer =
  | { ok: true; status: number; body: string | undefined; headers: Record<string, unknown> }
  | { ok: false; message: string; error: string };

/**
 * Calls a route's function and reads its answer in Lambda's proxy form: an object with a `statusCode`. Any other answer
 * is an error. The client learns only that an error happened.
 */
export async function invokeRoute(host: LambdaHost, route: SocketRoute, event: object): Promise<RouteAnswer> {
  const { functionArn, timeoutMs } = route.integration;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, timeoutMs, undefined);
  });
  const outcome = await Promise.race([host.run(functionArn, JSON.stringify(event)), late]);
  clearTimeout(timer);
  if (!outcome)
    return { ok: false, message: 'Endpoint request timed out', error: 'the integration timed out' };
  if (!outcome.ok) return failure(`${outcome.errorType}: ${outcome.errorMessage}`);
  return proxyAnswer(JSON.parse(outcome.json));
}

function proxyAnswer(value: unknown): RouteAnswer {
  if (typeof value !== 'object' || value === null) return failure('Malformed Lambda proxy response');
  const { statusCode, body, headers } = value as Record<string, unknown>;
  if (!Number.isInteger(Number(statusCode ?? Number.NaN))) return failure('Malformed Lambda proxy response');
  if (body !== undefined && body !== null && typeof body !== 'string') return failure('body is no string');
  return {
    ok: true,
    status: Number(statusCode),
    body: body ?? undefined,
    headers: (headers ?? {}) as Record<string, unknown>,
  };
}

const failure = (error: string): RouteAnswer => ({ ok: false, message: 'Internal server error', error });
