import type { SdkEvent } from './events.ts';
import type { Challenge } from './problem.ts';

/** The used part of AbortSignal. React Native has no more. */
export interface Signal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** The used part of a fetch Response. */
export interface FetchResponse {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}

export type Fetch = (
  url: string,
  init: { method: string; headers: Record<string, string>; body?: string; signal?: never },
) => Promise<FetchResponse>;

/** A storage: localStorage, AsyncStorage, or MMKV behind three functions. They may return promises. */
export interface Storage {
  getItem(key: string): string | null | undefined | Promise<string | null | undefined>;
  setItem(key: string, value: string): unknown;
  removeItem(key: string): unknown;
}

export interface Timers {
  setTimeout(work: () => void, ms: number): unknown;
  clearTimeout(timer: never): void;
}

/** The used part of the Web Locks API. */
export interface Locks {
  request(name: string, work: () => Promise<unknown> | undefined): Promise<unknown>;
}

/** A token and its person's id. One person always has the same id, and no other person has it. */
export interface OwnToken {
  readonly token: string;
  readonly id: string;
}

type Given = string | OwnToken | undefined;

/** The source of tokens when the app signs people in by itself. */
export interface OwnTokens {
  /**
   * Returns the access token, or undefined when no person is signed in. `expired` is the refused one. The token's `sub`
   * and `iss` identify the person. For a token without them, return its `id` too.
   */
  getToken(expired?: string): Given | Promise<Given>;
}

/** The hosted page of the user pool. See docs/sign-in.md. */
export interface HostedPage {
  /** As in `https://stampede-prod-customers-….amazoncognito.com`. */
  readonly issuer: string;
  readonly clientId: string;
  /** As in `stampede://signed-in`. */
  readonly redirectUri: string;
  /** @default 'openid email profile' */
  readonly scope?: string;
}

/** AWS WAF stopped a browser's request. `AwsWafIntegration.getToken()` returns the token. @see docs/decisions/0022 */
export interface FirewallChallenge {
  readonly provider: 'aws-waf';
  readonly action: 'challenge' | 'captcha';
}

export interface CoreOptions {
  /** The API's address, as in `https://api.example.com`. */
  readonly baseUrl: string;
  /** Without a storage, no data outlives the process. */
  readonly storage?: Storage;
  /**
   * Keychain or Keystore, for tokens, the device's id, and the data of a sign-in in progress. Without it, these are in
   * `storage`. When it is added later, they move.
   */
  readonly secureStorage?: Storage;
  readonly auth?: OwnTokens | HostedPage;
  /** Milliseconds for one attempt. @default 10_000 */
  readonly attemptTimeoutMs?: number;
  /** Milliseconds for all attempts and the waits between them. @default 30_000 */
  readonly timeoutMs?: number;
  /**
   * Shows the widget, or asks AWS's script in a web shop for its token, and returns the token. The SDK then repeats the
   * same request with it. When it rejects, the call fails with ChallengeRequiredError.
   */
  readonly challenge?: (challenge: Challenge | FirewallChallenge) => Promise<string>;
  /**
   * Signs the person in again, where the API asks for a recent sign-in: for an expensive order, or to delete the
   * account. It opens `client.auth.signInUrl({ prompt: 'login' })` and returns whether the person came back. The SDK
   * then repeats the same request with the same key. This time does not count as the request's time. When it returns
   * false or rejects, the call fails with `recent_sign_in_required`.
   */
  readonly signIn?: (how: { readonly prompt: 'login' }) => Promise<boolean>;
  readonly onEvent?: (event: SdkEvent) => void;
  /** Added to the version header after the SDK's own, as in `shop/3.2`. */
  readonly app?: string;

  /** Replacements for missing platform functions, or for tests. */
  readonly fetch?: Fetch;
  readonly timers?: Timers;
  /** The locks that windows with one storage share. @default navigator.locks, in browsers */
  readonly locks?: Locks;
  /** The device's clock in milliseconds. @default Date.now */
  readonly wallClock?: () => number;
  /** A monotonic clock in milliseconds. @default performance.now, where there is one */
  readonly monotonic?: () => number;
  /** Random numbers from zero to one, for jitter. @default Math.random */
  readonly random?: () => number;
  /** Unpredictable random bytes, for keys and sign-in. @default crypto.getRandomValues, where there is one */
  readonly randomBytes?: (count: number) => Uint8Array;
}

export interface CallOptions {
  readonly signal?: Signal | undefined;
  readonly timeoutMs?: number | undefined;
  readonly attemptTimeoutMs?: number;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** `guest`: as the guest of this device before the sign-in. */
  readonly as?: 'guest' | undefined;
}

/** The source of an answer. */
export interface AnswerInfo {
  /** The answer is from storage: the server was not asked, or could not be reached. */
  readonly stale: boolean;
  /** The time of the answer by the server's clock, in milliseconds. */
  readonly at: number;
}

export interface Readable<Answer = unknown> extends CallOptions {
  /**
   * The use of a kept answer, where the client has a cache. `fallback` returns it when the server has not answered
   * within a second, or cannot be reached, and keeps asking. `stale` returns it at once and asks the server meanwhile.
   * `only` never asks. `none` never uses it.
   * @default 'fallback'
   */
  readonly cache?: 'fallback' | 'stale' | 'only' | 'none';
  /** Receives the server's answer after a kept one was returned, if it differs. */
  readonly onFresh?: (answer: Answer) => void;
  /** Receives each returned answer, and again when the server confirms or replaces a kept one. */
  readonly onAnswer?: (info: AnswerInfo) => void;
}

export interface Keyed extends CallOptions {
  /** The key of all attempts. The SDK makes one by default. */
  readonly idempotencyKey?: string | undefined;
  readonly challengeToken?: string;
}

export interface Matched extends CallOptions {
  /** The `version` that you read, or its ETag. */
  readonly ifMatch: string | number;
}
