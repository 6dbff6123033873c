import { version } from '../generated/version.ts';
import { waitBefore } from './backoff.ts';
import { type ApiError, codeOf, isForeign, isPassing, NetworkError, StampedeError } from './errors.ts';
import type { SdkEvent } from './events.ts';
import { parsed } from './json.ts';
import { limited, pause } from './limited.ts';
import type { AnyRequest, Operation } from './operation.ts';
import type { CallOptions, CoreOptions, Keyed, Matched } from './options.ts';
import { type Platform, uuid } from './platform.ts';
import { problemOf } from './problem-of.ts';
import { rootOf, urlOf } from './url.ts';

export interface Reply<T = unknown> {
  readonly status: number;
  readonly data: T;
  readonly header: (name: string) => string | null;
}

export type SendOptions = CallOptions &
  Keyed & {
    readonly ifMatch?: Matched['ifMatch'] | undefined;
    readonly ifNoneMatch?: string | undefined;
    /** Whether an attempt before this call may have arrived. */
    readonly lost?: boolean;
    /** The only person or guest in whose name the request is sent. */
    readonly whom?: string | undefined;
  };

/** The time of an answer by the monotonic clock, and the server's time in it. */
export interface Timing {
  readonly sentAt: number;
  readonly receivedAt: number;
  readonly date: string | null;
}

/** A token, and its person or guest. */
export interface Bearer {
  readonly id: string;
  readonly token: string;
}

/** The source of tokens. */
export interface Tokens {
  /** Returns a token; with `whom`, theirs. @throws SignedOutError when `whom` is not here */
  tokenFor(operation: Operation, options: SendOptions): Promise<Bearer | undefined>;
  /**
   * Returns whether there is another token after a refusal: of the same person, or of a new guest after the server
   * itself (`isOurs`) has ended the old one.
   */
  renew(bearer: Bearer, operation: Operation, isOurs: boolean): Promise<'same' | 'other' | undefined>;
  /** The current guest of this device, and its former ones. */
  guests(): Promise<readonly string[]>;
}

export interface TransportDeps {
  readonly platform: Platform;
  readonly options: CoreOptions;
  readonly session: Tokens;
  readonly emit: (event: SdkEvent) => void;
  onTiming: (timing: Timing) => void;
}

export type Send = <T>(operation: Operation, request: AnyRequest, options: SendOptions) => Promise<Reply<T>>;

interface Surroundings {
  readonly AbortController?: new () => { signal: never; abort(): void };
}

/** An attempt with less time than this is not made. */
const minimumMs = 100;
/** The retries before a page on a developer's machine is told that the API may not allow its origin. */
const corsAttempts = 2;

/** Sends requests over unreliable networks. `nextStep` decides the retries. */
export function createTransport(deps: TransportDeps, deviceId: () => Promise<string>): Send {
  const { platform, options: defaults, session, emit } = deps;
  const now = platform.ticks;
  const deprecated = new Set<string>();
  /** True until the first answer. A page that the API does not allow never gets an answer. */
  let isUnheard = true;

  const send: Send = async <T>(operation: Operation, request: AnyRequest, options: SendOptions) => {
    const { id: name } = operation;
    const { signal, timeoutMs = defaults.timeoutMs ?? 30_000 } = options;
    const startedAt = now();
    const left = () => startedAt + timeoutMs + call.asideMs - now();
    const attemptMs = options.attemptTimeoutMs ?? defaults.attemptTimeoutMs ?? 10_000;
    const call: OneCall = {
      operation,
      options,
      url: rootOf(defaults.baseUrl) + urlOf(operation, request),
      body: operation.body ? wellFormed(JSON.stringify(request.body)) : undefined,
      key: operation.key ? (options.idempotencyKey ?? uuid(platform)) : undefined,
      lost: options.lost,
      whom: options.whom,
      tried: [],
      asideMs: 0,
    };
    try {
      for (let attempt = 0; ; attempt++) {
        let error: StampedeError;
        try {
          const bearer = await session.tokenFor(operation, { ...call.options, whom: call.whom });
          // When the person changes meanwhile, the new person does not continue this request.
          call.whom = bearer?.id;
          emit({ type: 'request', operation: name, attempt });
          const ms = Math.min(attemptMs, Math.max(1, left()));
          const reply = await once<T>(call, bearer?.token, attempt, ms);
          if (!reply.error) return reply;
          error = reply.error;
          if (await mayPass(call, error, bearer)) continue;
        } catch (caught) {
          error = caught instanceof StampedeError ? caught : new NetworkError(caught, defaults.baseUrl);
        }
        const { again, lost } = nextStep(operation, error);
        call.lost ||= lost;
        const waitMs = waitBefore(attempt, platform.random, (error as ApiError).retryAfterMs);
        const isCors = isUnheard && attempt >= corsAttempts && (error as NetworkError).mayBeCors;
        if (!again || isCors || waitMs + minimumMs >= left())
          throw Object.assign(call.missing ?? error, { lost: call.lost });
        emit({ type: 'retry', operation: name, attempt, waitMs, because: error.code });
        await pause(platform, waitMs, signal);
      }
    } catch (error) {
      emit({ type: 'failed', operation: name, code: codeOf(error), ms: now() - startedAt });
      throw error;
    }
  };

  interface OneCall {
    /** The time that the person took to sign in again. */
    asideMs: number;
    signedIn?: boolean;
    readonly operation: Operation;
    options: SendOptions;
    readonly url: string;
    readonly body: string | undefined;
    readonly key: string | undefined;
    /** Whether an earlier attempt got no answer. It may have arrived. */
    lost: boolean | undefined;
    renewed?: boolean;
    whom: string | undefined;
    /** The caller for whom a booking was not found, and the first answer for them. */
    readonly tried: (string | undefined)[];
    missing?: StampedeError;
  }

  const once = async <T>(call: OneCall, token: string | undefined, attempt: number, ms: number) => {
    const { operation, options, url, body } = call;
    const { AbortController: Controller } = globalThis as unknown as Surroundings;
    const controller = Controller && new Controller();
    const sentAt = now();
    const fetching = platform
      .fetch(url, {
        method: operation.method,
        headers: await headersOf(call, token),
        ...(body && { body }),
        ...(controller && { signal: controller.signal }),
      })
      .then(async (response) => ({ response, text: await response.text() }));
    const giveUp = () => controller?.abort();
    const { response, text } = await limited(platform, fetching, ms, options.signal, giveUp);
    const { status } = response;
    isUnheard = false;
    const receivedAt = now();
    const header = (name: string) => response.headers.get(name);
    deps.onTiming({ sentAt, receivedAt, date: header('date') });
    emit({ type: 'answer', operation: operation.id, attempt, status, ms: receivedAt - sentAt });
    noticeDeprecation(operation, header);
    const isText = header('content-type')?.startsWith('text/calendar');
    const data = (isText ? text : parsed(text)) as T;
    const error = problemOf(response, text, data, platform.wallClock());
    return { status, data, header, error };
  };

  const headersOf = async ({ operation, options, body, key, lost }: OneCall, token: string | undefined) => {
    const { ifMatch, ifNoneMatch, challengeToken } = options;
    // The await is not inside the spread. See session.ts.
    const device = operation.guarded && (await deviceId());
    return {
      accept: 'application/json',
      'x-stampede-sdk': `js/${version}${defaults.app ? ` ${defaults.app}` : ''}`,
      ...(body && { 'content-type': 'application/json' }),
      ...(token && { authorization: `Bearer ${token}` }),
      ...(key && { 'idempotency-key': key, ...(lost && { 'idempotency-retry': 'true' }) }),
      ...(device && { 'x-device-id': device }),
      ...(challengeToken && { 'x-challenge-token': challengeToken }),
      ...(ifNoneMatch && { 'if-none-match': ifNoneMatch }),
      ...(ifMatch !== undefined && { 'if-match': typeof ifMatch === 'number' ? `"${ifMatch}"` : ifMatch }),
      ...options.headers,
    };
  };

  /**
   * Returns whether another attempt can help at once: with another token, after the requested widget, or after a new
   * sign-in. Each is tried once.
   */
  const mayPass = async (
    call: OneCall,
    error: StampedeError,
    bearer: Bearer | undefined,
  ): Promise<boolean> => {
    const { operation, options } = call;
    // A booking of the device's guest is not the customer's, so the request is repeated as the guest.
    const isRefused = error.code === 'unauthenticated';
    const ofBooking = operation.path.includes('{bookingId}') && !options.as;
    if (ofBooking && (error.code === 'not_found' || (isRefused && call.missing))) {
      call.missing ??= error;
      call.tried.push(call.whom);
      const next = (await session.guests()).find((id) => !call.tried.includes(id));
      if (next) call.whom = next;
      return !!next;
    }
    if (isRefused && bearer && !call.renewed) {
      call.renewed = true;
      const renewed = await session.renew(bearer, operation, !isForeign(error));
      if (renewed !== 'other') return !!renewed;
      // Another guest would make another order, if this one has arrived.
      call.whom = undefined;
      return !options.whom && !call.lost;
    }
    if (error.code === 'recent_sign_in_required') {
      if (!defaults.signIn || call.signedIn) return false;
      call.signedIn = true;
      const began = now();
      const cameBack = await defaults.signIn({ prompt: 'login' }).catch(() => false);
      call.asideMs = now() - began;
      return cameBack;
    }
    const { challenge } = error as ApiError;
    const header = challenge?.provider === 'aws-waf' ? 'x-aws-waf-token' : 'x-challenge-token';
    const { headers } = call.options;
    if (!challenge || !defaults.challenge || headers?.[header]) return false;
    // A buyer who closes the widget has not passed it.
    const answer = await defaults.challenge(challenge).catch(() => '');
    call.options = { ...call.options, headers: { ...headers, [header]: answer } };
    return !!answer;
  };

  const noticeDeprecation = ({ id }: Operation, header: Reply['header']): void => {
    const deprecation = header('deprecation');
    if (!deprecation || deprecated.has(id)) return;
    deprecated.add(id);
    const sunset = header('sunset');
    const link = header('link');
    emit({ type: 'deprecated', operation: id, deprecation, sunset, link });
  };

  return send;
}

/**
 * Decides on a retry. Throttled and busy answers are always retried, since nothing was done. Errors with an unknown
 * outcome are retried only where repeating is safe.
 */
function nextStep({ key, repeatable }: Operation, error: StampedeError): { again: boolean; lost: boolean } {
  const { code, status, retryAfterMs } = error as ApiError;
  // A refused order that may succeed in a moment, because units are still being distributed. For unpaid units, only the
  // buyer can act.
  const undecided = key && status === 409 && retryAfterMs && code !== 'too_many_unpaid';
  if (undecided || code === 'too_many_requests' || code === 'unavailable')
    return { again: true, lost: false };
  const passing = isPassing(error);
  return { again: passing && repeatable, lost: passing || isForeign(error) };
}

/** JSON escapes half an emoji, which is no character. It becomes U+FFFD, as in a String's toWellFormed. */
const wellFormed = (json: string | undefined) =>
  json?.replace(/\\(?:u(d[89a-f]..)|.)/g, (whole, half) => (half ? '\ufffd' : whole));
