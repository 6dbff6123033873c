import { problemCodes } from '../generated/problem-codes.ts';
import type { FirewallChallenge } from './options.ts';
import type { Challenge, FieldError, Problem, ProblemCode } from './problem.ts';

/** `sold_out` as `SoldOutError`: what minifiers make of the names of classes tells a tracker nothing. */
const nameOf = (code: string) =>
  code === 'unknown'
    ? 'ApiError'
    : `${code.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase())}Error`;

/** The origin of the page, where there is one and the API has another. */
const originOf = (baseUrl: string): string | undefined => {
  const { location } = globalThis as { location?: { origin?: string } };
  const origin = location?.origin ?? '';
  return /^https?:/.test(origin) && !`${baseUrl}/`.startsWith(`${origin}/`) ? origin : undefined;
};

/** Where an app is developed: a page of this device, with a port. */
const isLocal = (origin: string) => /^http:\/\/(localhost|127\.0\.0\.1|\[::1\]):/.test(origin);

/** Everything this SDK throws is one of these; `code` says which. */
export class StampedeError extends Error {
  declare readonly code: string;

  constructor(code: string, message: string, cause?: unknown) {
    super(message);
    this.code = code;
    this.name = nameOf(code);
    // As trackers read it: of the class, and not of the error.
    Object.defineProperty(this.constructor, 'name', { value: this.name, configurable: true });
    if (cause !== undefined) this.cause = cause;
  }
}

/** The API answered with a problem. Of a code that this version does not know, `code` is `unknown`. */
export class ApiError extends StampedeError {
  declare readonly status: number;
  /** As it came, with the code as the server wrote it. */
  declare readonly problem: Partial<Omit<Problem, 'code' | 'challenge'>> & {
    readonly code?: string | undefined;
    readonly challenge?: Challenge | FirewallChallenge;
  };
  declare readonly requestId: string | undefined;
  declare readonly errors: readonly FieldError[];
  /** The widget to show, with `challenge_required`; or the firewall's own. */
  declare readonly challenge: Challenge | FirewallChallenge | undefined;
  /** How long the server asked to wait, in milliseconds. */
  declare readonly retryAfterMs: number | undefined;
  /** True when this is no problem document of the API: something on the way said it, and the API may never have heard. */
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

/** No answer came: the request may have arrived or not. */
export class NetworkError extends StampedeError {
  declare readonly code: 'network';
  /** Browsers tell a page of another origin than the API's no more; while it is developed, it is most likely this. */
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

/** The time is over. */
export class TimeoutError extends StampedeError {
  declare readonly code: 'timeout';
  constructor(ms: number) {
    super('timeout', `No answer within ${ms} ms`);
  }
}

/** You aborted it by its signal. */
export class AbortedError extends StampedeError {
  declare readonly code: 'aborted';
  constructor() {
    super('aborted', 'Aborted');
  }
}

/** Nobody is signed in, or the sign-in has ended: show the sign-in page. */
export class SignedOutError extends StampedeError {
  declare readonly code: 'signed_out';
  constructor(message = 'Nobody is signed in', cause?: unknown) {
    super('signed_out', message, cause);
  }
}

/** Whether the order was accepted is not known yet. It is kept, and goes on with the next `resume()`. */
export class OrderPendingError extends StampedeError {
  declare readonly code: 'order_pending';
  declare readonly idempotencyKey: string;
  constructor(idempotencyKey: string, cause: unknown) {
    super('order_pending', 'The order is not decided yet', cause);
    this.idempotencyKey = idempotencyKey;
  }
}

/** There is no kept answer, and the server was not to be asked. */
export class NotCachedError extends StampedeError {
  declare readonly code: 'not_cached';
  constructor() {
    super('not_cached', 'Nothing is kept of this');
  }
}

export type Coded<Code extends ProblemCode> = ApiError & { readonly code: Code };
/** To be caught, and not to be made. */
export type CodedClass<Code extends ProblemCode> = abstract new (...args: never[]) => Coded<Code>;

/** By the place of the code in the list, made when first needed. */
const classes: (typeof ApiError)[] = [];
const classAt = (place: number): typeof ApiError => {
  classes[place] ??= class extends ApiError {};
  return classes[place];
};

/** The class of the errors of one code. */
export const errorFor = <Code extends ProblemCode>(place: number): CodedClass<Code> =>
  classAt(place) as unknown as CodedClass<Code>;

/** The error for a problem that the API answered. */
export function toApiError(problem: ApiError['problem'], status: number, retryAfterMs?: number): ApiError {
  const { code = 'unknown' } = problem;
  const place = problemCodes.indexOf(code);
  const [known, Class] = place < 0 ? ['unknown', ApiError] : [code, classAt(place)];
  return new Class(known, problem, status, retryAfterMs);
}

const passing = ['network', 'timeout', 'too_many_requests', 'unavailable', 'internal'];

/** Whether it may go well another time: the server was not reached, or not able. What was sent may have arrived. */
export function isPassing(error: unknown): boolean {
  const { code, status = 0 } = Object(error) as Partial<ApiError>;
  return status >= 500 || status === 408 || passing.includes(code ?? '');
}

/** Whether something on the way answered, and not the API: no word of it decides anything. */
export const isForeign = (error: unknown): boolean => (Object(error) as Partial<ApiError>).foreign === true;

/** The code of what was caught, for those who measure. */
export const codeOf = (error: unknown): string => (error instanceof StampedeError ? error.code : 'unknown');

export type UnknownApiError = ApiError & { readonly code: 'unknown' };

/** Everything the SDK throws, to be narrowed by `switch (error.code)`. */
export type SdkError =
  | { [Code in ProblemCode]: Coded<Code> }[ProblemCode]
  | UnknownApiError
  | NetworkError
  | TimeoutError
  | AbortedError
  | SignedOutError
  | OrderPendingError
  | NotCachedError;

/** Opens the `switch`: what a catch gets is anything. */
export const isSdkError = (error: unknown): error is SdkError => error instanceof StampedeError;
