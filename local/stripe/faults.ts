import type { Caller } from './access.ts';
import type { Params } from './form.ts';
import { seededRandom } from './random.ts';

/**
 * The faults of a request. A timeout never answers. `after` means that the effect has happened. `hold` keeps the
 * request (and its idempotency key) until its rule's promise resolves.
 */
export type RequestFault =
  | 'timeout_before'
  | 'timeout_after'
  | 'rate_limit'
  | 'error_before'
  | 'error_after'
  | 'hold';

/** The faults of a webhook. A dropped one never arrives, but its event is still listed. */
export type WebhookFault = 'delay' | 'duplicate' | 'drop' | 'reorder';

/** A request, as rules see it. */
export interface FaultyRequest {
  method: string;
  /** `/v1/payment_intents/pi_1/capture`. */
  path: string;
  params: Params;
  caller: Caller['kind'];
  key: string | undefined;
}

interface Chance {
  /** The chance, 0 to 1. The default is 1. */
  probability?: number;
  /** How often the rule applies. Unlimited by default. */
  times?: number;
  /** Applies only to requests beyond this number in one second, as Stripe's rate limit does. */
  above?: number;
  /** Applies only where the request (key and parameters included) or the event contains this text. */
  mentions?: string;
}

/** A rule for faults of requests, in a form that can be sent to another process. */
export interface RequestFaultRule extends Chance {
  fault: RequestFault;
  method?: string;
  /** `/v1/payment_intents/*`, where the star matches anything. */
  path?: string;
  /** The caller: our server, an app, or a customer's app. All by default. */
  caller?: Caller['kind'];
  /** For timeouts: milliseconds until the connection breaks. By default the caller gives up by itself. */
  ms?: number;
}

/** The same within one process, where a rule can have a function. */
export interface RequestRule extends RequestFaultRule {
  when?: (request: FaultyRequest) => boolean;
  /** For `hold`. */
  until?: Promise<unknown>;
}

/** A rule for faults of webhooks, in a form that can be sent to another process. */
export interface WebhookFaultRule extends Chance {
  fault: WebhookFault;
  /** `payment_intent.*`, where the star matches anything. */
  type?: string;
  /** For `delay`, and the longest wait of `reorder`: milliseconds, 1000 by default. */
  ms?: number;
}

/** The same within one process. */
export interface WebhookRule extends WebhookFaultRule {
  when?: (event: { type: string; id: string }) => boolean;
}

/** The switches. Each rule applies until it is used up or the returned function is called. */
export interface Faults {
  request(rule: RequestRule): () => void;
  webhook(rule: WebhookRule): () => void;
  clear(): void;
  /** Resets the random numbers, so that a run can be repeated. */
  reseed(seed: number): void;
}

/** Returns the fault that applies, for the double's own use. */
export interface FaultSource extends Faults {
  forRequest(request: FaultyRequest): RequestRule | undefined;
  forWebhook(event: { type: string; id: string }): WebhookRule | undefined;
}

/** Makes the switches. The first matching rule applies. The seed decides the chances, `now` (ms) the seconds. */
export function createFaults(seed: number, now: () => number): FaultSource {
  let random = seededRandom(seed);
  const paces = new WeakMap<Chance, { second: number; count: number }>();
  const isAbove = (rule: Chance): boolean => {
    if (rule.above === undefined) return true;
    const second = Math.floor(now() / 1000);
    const pace = paces.get(rule);
    const count = pace?.second === second ? pace.count + 1 : 1;
    paces.set(rule, { second, count });
    return count > rule.above;
  };
  const requests = new Map<RequestRule, number>();
  const webhooks = new Map<WebhookRule, number>();
  const strike = <R extends Chance>(rules: Map<R, number>, fits: (rule: R) => boolean): R | undefined => {
    for (const [rule, left] of rules) {
      if (!fits(rule) || !isAbove(rule) || random() >= (rule.probability ?? 1)) continue;
      if (left <= 1) rules.delete(rule);
      else rules.set(rule, left - 1);
      return rule;
    }
    return undefined;
  };
  const add = <R extends Chance>(rules: Map<R, number>, given: R) => {
    const rule = { ...given };
    rules.set(rule, rule.times ?? Number.POSITIVE_INFINITY);
    return () => void rules.delete(rule);
  };
  return {
    request: (rule) => add(requests, rule),
    webhook: (rule) => add(webhooks, rule),
    clear() {
      requests.clear();
      webhooks.clear();
    },
    reseed: (next) => {
      random = seededRandom(next);
    },
    forRequest: (request) =>
      strike(
        requests,
        (rule) =>
          (rule.method ?? request.method) === request.method &&
          (rule.caller ?? request.caller) === request.caller &&
          matches(rule.path, request.path) &&
          mentions(request, rule.mentions) &&
          rule.when?.(request) !== false,
      ),
    forWebhook: (event) =>
      strike(
        webhooks,
        (rule) =>
          matches(rule.type, event.type) && mentions(event, rule.mentions) && rule.when?.(event) !== false,
      ),
  };
}

const matches = (pattern: string | undefined, text: string): boolean =>
  pattern === undefined || new RegExp(`^${pattern.split('*').map(literally).join('.*')}$`).test(text);

const literally = (text: string): string => text.replace(/[\\^$.|?+()[\]{}]/g, '\\$&');

const mentions = (subject: object, text: string | undefined): boolean =>
  text === undefined || JSON.stringify(subject).includes(text);
