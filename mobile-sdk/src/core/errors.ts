import { problemCodes } from '../generated/problem-codes.ts';
import type { FirewallChallenge } from './options.ts';
import type { Challenge, FieldError, Problem, ProblemCode } from './problem.ts';

/** Turns `sold_out` into `SoldOutError`. Error trackers need the name, because minifiers shorten class names. */
const nameOf = (code: string) =>
  code === 'unknown'
    ? 'ApiError'
    : `${code.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase())}Error`;

/** The page's origin, when the API has another one. */
const originOf = (baseUrl: string): string | undefined => {
  const { location } = globalThis as { location?: { origin?: string } };
  const origin = location?.origin ?? '';
  return /^https?:/.test(origin) && !`${baseUrl}/`.startsWith(`${origin}/`) ? origin : undefined;
};

/** Returns whether the page runs on a developer's machine: a local host with a port. */
const isLocal = (origin: string) => /^http:\/\/(localhost|127\.0\.0\.1|\[::1\]):/.test(origin);

/** The base of all errors of this SDK. `code` identifies the error. */
export class StampedeError extends Error {
  declare readonly code: string;

  constructor(code: string, message: string, cause?: unknown) {
    super(message);
    this.code = code;
    this.name = nameOf(code);
    // Error trackers read the name from the prototype, not from the instance.
    Object.defineProperty(this.constructor, 'name', { value: this.name, configurable: true });
    if (cause !== undefined) this.cause = cause;
  }
}

/** The API answered with a problem. `code` is `unknown` when this version does not have the problem's code. */
export class ApiError extends StampedeError {
  declare readonly status: number;
  /** The problem as received, with the server's code. */
  declare readonly problem: Partial<Omit<Problem, 'code' | 'challenge'>> & {
    readonly code?: string | undefined;
    readonly challenge?: Challenge | FirewallChallenge;
  };
  declare readonly requestId: string | undefined;
  declare readonly errors: readonly FieldError[];
  /** The widget to show, with `challenge_required`; or the firewall's own. */
  declare readonly challenge: Challenge | FirewallChallenge | undefined;
  /** The wait that the server asked for, in milliseconds. */
  declare readonly retryAfterMs: number | undefined;
  /**
   * True when the answer is not a problem document of the API. A proxy or gateway sent it, and the API may not have
   * received the request.
   */
  declare readonly foreign?: boolean;

  constructor(code: string, problem: ApiError['problem'], status: number, retryAfterMs?: number) {
    super(code, problem.detail ?? problem.title ?? `The server answered ${status}`);
    this.status = status;
    this.problem = problem;
    this.requestId = problem.requestId;
    this.errors = problem.errors ?? [];
    this.challenge = problem.challenge;
    this.retryAfterMs = retryAfterMs;
  }
}

/** No answer came. The request may or may not have arrived. */
export class NetworkError extends StampedeError {
  declare readonly code: 'network';
  /** Browsers give a page of another origin than the API's no details. During development, CORS is the most likely cause. */
  declare readonly mayBeCors: boolean;
  constructor(cause: unknown, baseUrl?: string) {
    const origin = baseUrl && originOf(baseUrl);
    super(
      'network',
      `The server could not be reached${origin ? `, or the API does not allow the origin ${origin}: see its allowed origins` : ''}`,
      cause,
    );
    this.mayBeCors = !!origin && isLocal(origin);
  }
}

/** The time limit has passed. */
export class TimeoutError extends StampedeError {
  declare readonly code: 'timeout';
  constructor(ms: number) {
    super('timeout', `No answer within ${Math.round(ms)} ms`);
  }
}

/** Your signal aborted the call. */
export class AbortedError extends StampedeError {
  declare readonly code: 'aborted';
  constructor() {
    super('aborted', 'Aborted');
  }
}

/** No person is signed in, or the sign-in has ended. Show the sign-in page. */
export class SignedOutError extends StampedeError {
  declare readonly code: 'signed_out';
  constructor(message = 'Nobody is signed in', cause?: unknown) {
    super('signed_out', message, cause);
  }
}

/** The order's outcome is not known yet. The order is kept and continues with the next `resume()`. */
export class OrderPendingError extends StampedeError {
  declare readonly code: 'order_pending';
  declare readonly idempotencyKey: string;
  constructor(idempotencyKey: string, cause: unknown) {
    super('order_pending', 'The order is not decided yet', cause);
    this.idempotencyKey = idempotencyKey;
  }
}

/** There is no kept answer, and the options forbid a request. */
export class NotCachedError extends StampedeError {
  declare readonly code: 'not_cached';
  constructor() {
    super('not_cached', 'There is no kept answer');
  }
}

export type Coded<Code extends ProblemCode> = ApiError & { readonly code: Code };
/** For catching. Only the SDK makes these errors. */
export type CodedClass<Code extends ProblemCode> = abstract new (...args: never[]) => Coded<Code>;

/** Error classes by the code's place in the list. Each is made at its first use. */
const classes: (typeof ApiError)[] = [];
const classAt = (place: number): typeof ApiError => {
  classes[place] ??= class extends ApiError {};
  return classes[place];
};

/** Returns the error class of a code. */
export const errorFor = <Code extends ProblemCode>(place: number): CodedClass<Code> =>
  classAt(place) as unknown as CodedClass<Code>;

/** Returns the error for a problem from the API. */
export function toApiError(problem: ApiError['problem'], status: number, retryAfterMs?: number): ApiError {
  const { code = 'unknown' } = problem;
  const place = problemCodes.indexOf(code);
  const [known, Class] = place < 0 ? ['unknown', ApiError] : [code, classAt(place)];
  return new Class(known, problem, status, retryAfterMs);
}

const passing = ['network', 'timeout', 'too_many_requests', 'unavailable', 'internal'];

/** Returns whether a later attempt may succeed, because the server was not reached or not able. The request may have arrived. */
export function isPassing(error: unknown): boolean {
  const { code, status = 0 } = Object(error) as Partial<ApiError>;
  return status >= 500 || status === 408 || passing.includes(code ?? '');
}

/** Returns whether a proxy or gateway answered instead of the API. Such an answer decides nothing. */
export const isForeign = (error: unknown): boolean => (Object(error) as Partial<ApiError>).foreign === true;

/** Returns the code of a caught error, for metrics. */
export const codeOf = (error: unknown): string => (error instanceof StampedeError ? error.code : 'unknown');

export type UnknownApiError = ApiError & { readonly code: 'unknown' };

/** All errors of the SDK, to narrow by `switch (error.code)`. */
export type SdkError =
  | { [Code in ProblemCode]: Coded<Code> }[ProblemCode]
  | UnknownApiError
  | NetworkError
  | TimeoutError
  | AbortedError
  | SignedOutError
  | OrderPendingError
  | NotCachedError;

/** Narrows a caught value, which may be anything, for the `switch`. */
export const isSdkError = (error: unknown): error is SdkError => error instanceof StampedeError;
