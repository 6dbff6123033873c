import { createServer, type IncomingHttpHeaders, type IncomingMessage, type Server } from 'node:http';
import { type AcceptedKeys, type Caller, callerOf, clientView, forbidden } from './access.ts';
import { type Account, randomText } from './account.ts';
import { answerOf, broken, neverBegan, onWire, type Reply, rateLimited, type WireAnswer } from './answer.ts';
import type { Cause } from './events.ts';
import { expand } from './expansion.ts';
import { invalid, StripeFailure } from './failure.ts';
import type { FaultSource } from './faults.ts';
import { decodeForm, type Params } from './form.ts';
import type { Answer, Idempotency } from './idempotency.ts';
import { texts } from './params.ts';
import { type Route, routes } from './routes.ts';

/** The server's dependencies in the double. */
export interface Backend {
  faults: FaultSource;
  idempotency: Idempotency;
  log(line: string): void;
  /** The accepted keys. By default any of test mode. */
  keys: AcceptedKeys | undefined;
  account(connected: string | undefined, cause: Cause): Account;
  /** Receives each request, before it is answered. */
  onRequest?: ((request: SeenRequest) => void) | undefined;
  /** Processes everything that is due. */
  tick(): void;
  /** Stores a request's changes and its key in one transaction. */
  together<T>(work: () => T): T;
}

/** A request, as an observer sees it. */
export type SeenRequest = Pick<Incoming, 'method' | 'path' | 'params'> & { readonly caller: Caller['kind'] };

/** A request as it was sent, with headers in lower case. */
export interface WireRequest {
  method: string;
  /** `/v1/payment_intents?limit=3`. */
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

interface Incoming {
  method: string;
  path: string;
  params: Params;
  caller: Caller;
  account: Account;
  key: string | undefined;
  /** The `Stripe-Version` header. */
  version: string | undefined;
}

/** Makes the HTTP server. The caller listens and closes. */
export function createStripeServer(backend: Backend): Server {
  return createServer(async (incoming, outgoing) => {
    const { method = 'GET', url = '/', headers } = incoming;
    const body = await textOf(incoming).catch(() => undefined);
    // The client has closed the connection, so there is no one to answer.
    if (body === undefined) return;
    const breakOff = (ms: number) => void setTimeout(() => outgoing.destroy(), ms).unref();
    const answer = await respond(backend, { method, url, headers, body }, breakOff);
    if (answer) outgoing.writeHead(answer.status, answer.headers).end(answer.body);
  });
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/**
 * Answers a request. Undefined when it must never be answered. `breakOff` receives a request whose connection must
 * break after some milliseconds. Each request is one synchronous effect, without an `await` in it.
 */
export async function respond(
  backend: Backend,
  request: WireRequest,
  breakOff: (ms: number) => void = () => undefined,
): Promise<WireAnswer | undefined> {
  const requestId = `req_${randomText(14)}`;
  const answer = await reply(backend, request, requestId, breakOff).catch(
    (error: unknown): Reply => ({ ...answerOf(error, backend.log), headers: {} }),
  );
  return answer && onWire(request.headers, requestId, answer);
}

/** Returns undefined when the request must never be answered. */
async function reply(
  backend: Backend,
  raw: WireRequest,
  requestId: string,
  breakOff: (ms: number) => void,
): Promise<Reply | undefined> {
  const request = read(backend, raw, requestId);
  const { method, path, params, caller, account, key } = request;
  backend.onRequest?.({ method, path, params, caller: caller.kind });
  const found = find(method, path);
  const rule = backend.faults.forRequest({ method, path, params, caller: caller.kind, key });
  if (rule?.fault.startsWith('timeout_') && rule.ms !== undefined) breakOff(rule.ms);
  if (rule?.fault === 'timeout_before') return undefined;
  if (rule?.fault === 'rate_limit') throw rateLimited();
  backend.tick();
  const replayed = key === undefined ? undefined : backend.idempotency.begin(account.id, key, path, params);
  if (replayed) {
    if (rule?.fault === 'timeout_after') return undefined;
    return { ...replayed, headers: { 'idempotent-replayed': 'true' } };
  }
  if (rule?.fault === 'hold') await rule.until;
  const outcome = backend.together(() => {
    const answer = rule?.fault === 'error_before' ? broken() : perform(request, found, backend.log);
    const result = rule?.fault === 'error_after' ? broken() : answer;
    if (key !== undefined)
      backend.idempotency.finish(account.id, key, neverBegan(result) ? undefined : result);
    return result;
  });
  if (rule?.fault === 'timeout_after') return undefined;
  return { ...outcome, headers: {} };
}

function read(backend: Backend, raw: WireRequest, requestId: string): Incoming {
  const url = new URL(raw.url, 'http://local');
  const { method } = raw;
  const header = (name: string) => raw.headers[name]?.toString();
  const key = method === 'POST' ? header('idempotency-key') : undefined;
  const cause = { id: requestId, idempotency_key: key ?? null };
  const { key: inForm, ...params } = { ...decodeForm(url.searchParams), ...decodeForm(raw.body) };
  return {
    method,
    path: url.pathname,
    params,
    caller: callerOf(raw.headers, backend.keys, inForm?.toString()),
    account: backend.account(header('stripe-account'), cause),
    key,
    version: header('stripe-version'),
  };
}

function find(method: string, path: string): { route: Route; id: string } {
  const [, , collection = '', id = '', verb] = path.split('/').map(decodeURIComponent);
  const pattern = `/v1/${collection}${id && '/:id'}${verb === undefined ? '' : `/${verb}`}`;
  const route = path.startsWith('/v1/') ? routes[`${method} ${pattern}`] : undefined;
  if (route) return { route, id };
  throw new StripeFailure(404, {
    type: 'invalid_request_error',
    message: `Unrecognized request URL (${method}: ${path}). The Stripe double does not know it.`,
  });
}

function perform(
  { params, path, caller, account, version }: Incoming,
  { route, id }: ReturnType<typeof find>,
  log: Backend['log'],
): Answer {
  try {
    if (caller.kind !== 'server' && !route.open?.includes(caller.kind)) throw forbidden();
    const takes = ['expand', ...route.takes.split(/\s+/)];
    const unknown = Object.keys(params).find((name) => !takes.includes(name));
    if (unknown !== undefined)
      throw invalid(`Received unknown parameter: ${unknown}`, { code: 'parameter_unknown', param: unknown });
    const answer = route.answer({ account, caller, id, path, params, version });
    return { status: 200, body: expand(account, answer, texts(params, 'expand') ?? []) };
  } catch (error) {
    return answerOf(caller.kind === 'client' ? asShown(error) : error, log);
  }
}

/** A refusal shows an app the same part of an intent as any other answer. */
function asShown(error: unknown): unknown {
  if (!(error instanceof StripeFailure)) return error;
  const { payment_intent, setup_intent } = error.error;
  return new StripeFailure(error.status, {
    ...error.error,
    ...(payment_intent ? { payment_intent: clientView(payment_intent) as typeof payment_intent } : {}),
    ...(setup_intent ? { setup_intent: clientView(setup_intent) as typeof setup_intent } : {}),
  });
}
