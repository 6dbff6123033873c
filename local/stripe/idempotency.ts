import { createHash } from 'node:crypto';
import type { Collection } from './collection.ts';
import { StripeFailure } from './failure.ts';

const DAY_MS = 86_400_000;

/** A finished answer. */
export interface Answer {
  status: number;
  body: object;
}

/** The first answer to an idempotency key. */
export interface Remembered extends Answer {
  id: string;
  path: string;
  fingerprint: string;
  /** Epoch milliseconds. */
  at: number;
}

/** The idempotency layer, in front of the endpoints. */
export interface Idempotency {
  /**
   * Returns the earlier answer, or locks the key until `finish`.
   * @throws StripeFailure when the key came with another request (400) or its request is still running (409)
   */
  begin(account: string, key: string, path: string, params: object): Answer | undefined;
  /** Unlocks the key, and stores the answer unless the endpoint never began. */
  finish(account: string, key: string, answer: Answer | undefined): void;
}

/**
 * Opens the layer. Any first answer is stored for a day, a 500 like any other.
 * @see https://docs.stripe.com/api/idempotent_requests
 */
export function openIdempotency(remembered: Collection<Remembered>, now: () => number): Idempotency {
  const running = new Map<string, { path: string; fingerprint: string }>();
  return {
    begin(account, key, path, params) {
      const id = `${account}/${key}`;
      const fingerprint = createHash('sha256').update(canonical(params)).digest('base64url');
      const stored = remembered.get(id);
      const known = stored && now() - stored.at < DAY_MS ? stored : undefined;
      const earlier = known ?? running.get(id);
      if (earlier && (earlier.path !== path || earlier.fingerprint !== fingerprint))
        throw mismatch(key, path, earlier.path);
      if (running.has(id)) throw inUse(key);
      if (known) return { status: known.status, body: known.body };
      running.set(id, { path, fingerprint });
      return undefined;
    },
    finish(account, key, answer) {
      const id = `${account}/${key}`;
      const started = running.get(id);
      running.delete(id);
      if (started && answer) remembered.save({ id, ...started, ...answer, at: now() });
    },
  };
}

/** The same parameters in another order are the same request. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join(',')}}`;
}

function mismatch(key: string, path: string, earlier: string): StripeFailure {
  const message =
    path === earlier
      ? `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`
      : `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${path}' vs '${earlier}'). Try using a key other than '${key}' if you meant to execute a different request.`;
  return new StripeFailure(400, { type: 'idempotency_error', message });
}

const inUse = (key: string): StripeFailure =>
  new StripeFailure(409, {
    type: 'idempotency_error',
    code: 'idempotency_key_in_use',
    message: `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
  });
