import { setTimeout as sleep } from 'node:timers/promises';
import type { StateStore } from '../state.ts';
import { attempt, bury, type Carriers, type Failure, toFunction } from './attempt.ts';
import type { Delivery } from './delivery.ts';

/** Delivers payloads to their targets. It stores running deliveries in the state, so that none is lost. */
export interface Outbox {
  /** Resolves when the target has the payload, or the state has the delivery. A `kill -9` loses neither. */
  accept(delivery: Delivery): Promise<void>;
  /** Resumes deliveries of an earlier process, for one target or all. */
  resume(targetArn?: string): void;
  /** Resolves when no attempt is running. Deliveries that wait for a retry stay in the state. */
  stop(): Promise<void>;
}

export interface OutboxOptions extends Carriers {
  /** Key prefix in the state, one for each outbox. */
  prefix: string;
  state: StateStore;
  log(line: string): void;
  /** Returns the milliseconds before the next attempt, from the number of failures. */
  retryDelay?(failures: number): number;
}

/** Lambda retries an asynchronous invocation twice, independently of the caller's retry policy. */
const FUNCTION_RETRIES = 2;

/**
 * Opens an outbox. Functions are invoked as in an asynchronous invocation, with two differences. Retries come after
 * seconds, since a developer is waiting; AWS waits one and two minutes. The target's dead-letter queue also takes
 * payloads that the function itself failed for good.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html
 */
export function openOutbox(options: OutboxOptions): Outbox {
  const { prefix, state, log } = options;
  const retryDelay = options.retryDelay ?? ((failures) => Math.min(500 * 2 ** failures, 60_000));
  const stopping = new AbortController();
  const underWay = new Map<string, Promise<void>>();

  const pursue = (delivery: Delivery, wait: number): void => {
    const task = carry(delivery, wait)
      .catch((error: unknown) => {
        if (!stopping.signal.aborted) log(`delivery ${delivery.id} to ${delivery.targetArn}: ${error}`);
      })
      .finally(() => underWay.delete(delivery.id));
    underWay.set(delivery.id, task);
  };

  const carry = async (delivery: Delivery, wait: number): Promise<void> => {
    for (let pause = wait; ; pause = retryDelay(delivery.failures)) {
      await sleep(pause, undefined, { signal: stopping.signal, ref: false });
      const failure = await attempt(options, delivery);
      if (!failure) break;
      log(`delivery to ${delivery.targetArn} failed: ${failure.code}: ${failure.message}`);
      const exhausted = exhaustion(delivery, failure);
      if (exhausted !== undefined) {
        await burial(delivery, failure, exhausted);
        break;
      }
      delivery.failures += 1;
      state.set(prefix + delivery.id, delivery);
    }
    state.delete(prefix + delivery.id);
  };

  const burial = async (delivery: Delivery, failure: Failure, exhausted: string): Promise<void> => {
    if (!delivery.deadLetter) return log(`delivery to ${delivery.targetArn} dropped: no dead-letter queue`);
    const attributes = { ...delivery.deadLetter.attributes, ...verdict(delivery, failure, exhausted) };
    const letter = { ...delivery.deadLetter, attributes };
    for (let tries = 0; ; tries += 1) {
      const refusal = bury(options, letter);
      if (!refusal) return;
      log(`dead-letter queue ${letter.queueArn}: ${refusal.message}`);
      if (refusal.gone) return;
      await sleep(retryDelay(tries), undefined, { signal: stopping.signal, ref: false });
    }
  };

  return {
    async accept(delivery) {
      if (!toFunction(delivery)) {
        const failure = await attempt(options, delivery);
        if (!failure) return;
        log(`delivery to ${delivery.targetArn} failed: ${failure.code}: ${failure.message}`);
      }
      state.set(prefix + delivery.id, delivery);
      pursue(delivery, 0);
    },
    resume(targetArn) {
      for (const key of state.keys(prefix)) {
        const delivery = state.get<Delivery>(key);
        if (!delivery || underWay.has(delivery.id)) continue;
        if (targetArn === undefined || delivery.targetArn === targetArn) pursue(delivery, 0);
      }
    },
    async stop() {
      stopping.abort();
      await Promise.allSettled(underWay.values());
    },
  };
}

/**
 * Returns the condition that ended the retries. It is '' when the target is gone before any retry, and undefined while
 * retries go on.
 */
function exhaustion(delivery: Delivery, failure: Failure): string | undefined {
  if (failure.gone) return '';
  const limit = toFunction(delivery) ? FUNCTION_RETRIES : delivery.maximumRetryAttempts;
  if (delivery.failures >= limit) return 'MaximumRetryAttempts';
  const age = Date.now() - delivery.firstAt;
  return age >= delivery.maximumAgeSeconds * 1000 ? 'MaximumEventAgeInSeconds' : undefined;
}

function verdict(delivery: Delivery, failure: Failure, exhausted: string): Record<string, string> {
  return {
    ERROR_CODE: failure.code,
    ERROR_MESSAGE: failure.message || failure.code,
    RETRY_ATTEMPTS: String(delivery.failures),
    ...(exhausted === '' ? {} : { EXHAUSTED_RETRY_CONDITION: exhausted }),
  };
}
