import type { SdkEvent } from './events.ts';
import type { Challenge } from './problem.ts';

/** As much of AbortSignal as is used: React Native has no more. */
export interface Signal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** As much of a fetch Response as is used. */
export interface FetchResponse {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}

export type Fetch = (
  url: string,
  init: { method: string; headers: Record<string, string>; body?: string; signal?: never },
) => Promise<FetchResponse>;

/** localStorage, AsyncStorage, MMKV behind three functions; what they answer may come later. */
export interface Storage {
  getItem(key: string): string | null | undefined | Promise<string | null | undefined>;
  setItem(key: string, value: string): unknown;
  removeItem(key: string): unknown;
}

export interface Timers {
  setTimeout(work: () => void, ms: number): unknown;
  clearTimeout(timer: never): void;
}

/** As much of the Web Locks API as is used. */
export interface Locks {
  request(name: string, work: () => Promise<unknown> | undefined): Promise<unknown>;
}

/** A token, and whose it is: always the same for one person, and no other's. */
export interface OwnToken {
  readonly token: string;
  readonly id: string;
}

type Given = string | OwnToken | undefined;

/** Whom to ask for tokens when the app signs people in by itself. */
export interface OwnTokens {
  /**
   * The access token, or undefined when nobody is signed in; `expired` is the one that was refused. Whose it is says its
   * `sub` and `iss`; of a token without them, say its `id` too.
   */
  getToken(expired?: string): Given | Promise<Given>;
}

/** The hosted page of the user pool: see docs/sign-in.md. */
export interface HostedPage {
  /** As in `https://stampede-prod-customers-….amazoncognito.com`. */
  readonly issuer: string;
  readonly clientId: string;
  /** As in `stampede://signed-in`. */
  readonly redirectUri: string;
  /** @default 'openid email profile' */
  readonly scope?: string;
}

/** AWS WAF stopped a browser's request: `AwsWafIntegration.getToken()` has the token. @see docs/decisions/0022 */
export interface FirewallChallenge {
  readonly provider: 'aws-waf';
  readonly action: 'challenge' | 'captcha';
}

export interface CoreOptions {
  /** Where the API is, as in `https://api.example.com`. */
  readonly baseUrl: string;
  /** Left out, nothing outlives the process. */
  readonly storage?: Storage;
  /**
   * Keychain or Keystore, for tokens, the device's id, and what a sign-in needs on its way. Left out, these are in
   * `storage` with the rest; given later, they move.
   */
  readonly secureStorage?: Storage;
  readonly auth?: OwnTokens | HostedPage;
  /** Milliseconds for one attempt. @default 10_000 */
  readonly attemptTimeoutMs?: number;
  /** Milliseconds for all attempts and the waits between them. @default 30_000 */
  readonly timeoutMs?: number;
  /**
   * Shows the widget, or asks AWS's script in a web shop for its token, and answers the token: the same request is
   * then sent again with it. Where it rejects, the call fails with ChallengeRequiredError.
   */
  readonly challenge?: (challenge: Challenge | FirewallChallenge) => Promise<string>;
  /**
   * Signs the person in again, where the API asks for a recent sign-in: for a dear order, or to delete the account. Opens
   * `client.auth.signInUrl({ prompt: 'login' })` and answers whether they came back; the same request is then sent again
   * with the same key. Their time does not count as that of the request. Where it answers false or rejects, the call
   * fails with `recent_sign_in_required`.
   */
  readonly signIn?: (how: { readonly prompt: 'login' }) => Promise<boolean>;
  readonly onEvent?: (event: SdkEvent) => void;
  /** Goes into the version header beside the SDK's own, as in `shop/3.2`. */
  readonly app?: string;

  /** What the platform lacks, or tests want to hold in their hands. */
  readonly fetch?: Fetch;
  readonly timers?: Timers;
  /** What windows over one storage take turns by. @default navigator.locks, in browsers */
  readonly locks?: Locks;
  /** The device's clock in milliseconds. @default Date.now */
  readonly wallClock?: () => number;
  /** Milliseconds that nobody sets back. @default performance.now, where there is one */
  readonly monotonic?: () => number;
  /** Zero to one, for jitter. @default Math.random */
  readonly random?: () => number;
  /** Bytes nobody can guess, for keys and sign-in. @default crypto.getRandomValues, where there is one */
  readonly randomBytes?: (count: number) => Uint8Array;
}

export interface CallOptions {
  readonly signal?: Signal | undefined;
  readonly timeoutMs?: number | undefined;
  readonly attemptTimeoutMs?: number;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** `guest`: as the guest that this device was before somebody signed in. */
  readonly as?: 'guest' | undefined;
}

/** Where an answer came from. */
export interface AnswerInfo {
  /** From storage: the server was not asked, or could not be reached. */
  readonly stale: boolean;
  /** Of the server's clock, in milliseconds, as of when the answer was fresh. */
  readonly at: number;
}

export interface Readable<Answer = unknown> extends CallOptions {
  /**
   * What is kept of an earlier answer, where the client has a cache. `fallback` takes it when the server has not
   * answered within a second, or cannot be reached, and goes on asking; `stale` answers with it at once and asks the
   * server meanwhile; `only` never asks; `none` never takes it.
   * @default 'fallback'
   */
  readonly cache?: 'fallback' | 'stale' | 'only' | 'none';
  /** What the server said after what is kept was answered, if it is something else. */
  readonly onFresh?: (answer: Answer) => void;
  /** Told of what is answered, and again when the server confirms or replaces what was kept. */
  readonly onAnswer?: (info: AnswerInfo) => void;
}

export interface Keyed extends CallOptions {
  /** Made by the SDK when left out; the same over all attempts. */
  readonly idempotencyKey?: string | undefined;
  readonly challengeToken?: string;
}

export interface Matched extends CallOptions {
  /** The `version` of what you read, or its ETag. */
  readonly ifMatch: string | number;
}
