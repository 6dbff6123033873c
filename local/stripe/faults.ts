import type { Params } from './form.ts';
import { seededRandom } from './random.ts';

/**
 * What can go wrong with a request. A timeout never answers; `after` means that the effect has happened.
 * `hold` keeps the request (and its idempotency key) until its rule's promise resolves.
 */
export type RequestFault =
  | 'timeout_before'
  | 'timeout_after'
  | 'rate_limit'
  | 'error_before'
  | 'error_after'
  | 'hold';

/** What can go wrong with a webhook. A dropped one never comes, but its event is still listed. */
export type WebhookFault = 'delay' | 'duplicate' | 'drop' | 'reorder';

/** The request as a rule sees it. */
export interface FaultyRequest {
  method: string;
  /** `/v1/payment_intents/pi_1/capture`. */
  path: string;
  params: Params;
}

interface Chance {
  /** 0 to 1; 1 unless given. */
  probability?: number;
  /** How often the rule strikes before it is used up; without end unless given. */
  times?: number;
}

/** When and how a request goes wrong. */
export interface RequestRule extends Chance {
  fault: RequestFault;
  when?: (request: FaultyRequest) => boolean;
  /** For `hold`. */
  until?: Promise<unknown>;
}

/** When and how a webhook goes wrong. */
export interface WebhookRule extends Chance {
  fault: WebhookFault;
  when?: (event: { type: string; id: string }) => boolean;
  /** For `delay`, and the longest wait of `reorder`: milliseconds, 1000 unless given. */
  ms?: number;
}

/** The switches; each rule stays until it is used up or the function that was answered is called. */
export interface Faults {
  request(rule: RequestRule): () => void;
  webhook(rule: WebhookRule): () => void;
  clear(): void;
}

/** What strikes, for the double's own use. */
export interface FaultSource extends Faults {
  forRequest(request: FaultyRequest): RequestRule | undefined;
  forWebhook(event: { type: string; id: string }): WebhookRule | undefined;
}

/** Makes the switches. The first rule that applies strikes; the seed decides the chances. */
export function createFaults(seed: number): FaultSource {
  const random = seededRandom(seed);
  const requests = new Map<RequestRule, number>();
  const webhooks = new Map<WebhookRule, number>();
  const strike = <S, R extends Chance & { when?: (subject: S) => boolean }>(
    rules: Map<R, number>,
    subject: S,
  ): R | undefined => {
    for (const [rule, left] of rules) {
      if (rule.when && !rule.when(subject)) continue;
      if (random() >= (rule.probability ?? 1)) continue;
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
    forRequest: (request) => strike(requests, request),
    forWebhook: (event) => strike(webhooks, event),
  };
}
