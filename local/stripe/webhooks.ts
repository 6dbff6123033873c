import { createHmac, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { gate } from '../gate.ts';
import type { Collection } from './collection.ts';
import type { FaultSource } from './faults.ts';

/** A pending webhook. It stays in the state until the endpoint has acknowledged it. */
export interface WebhookDelivery {
  id: string;
  account: string;
  eventId: string;
  failures: number;
}

/** Sends events to the endpoint, at least once each. */
export interface Webhooks {
  /** Sets the address of all webhooks, including waiting ones. Undefined stops them. */
  sendTo(url: string | undefined): void;
  hasEndpoint(): boolean;
  send(event: { id: string; type: string }, account: string): void;
  /** The webhooks that the endpoint has not acknowledged. */
  pending(): readonly WebhookDelivery[];
  stop(): Promise<void>;
}

export interface WebhookOptions {
  deliveries: Collection<WebhookDelivery>;
  secret: string;
  faults: FaultSource;
  log(line: string): void;
  /** Returns the milliseconds before the next attempt, from the number of failures. */
  backoff(failures: number): number;
  /** Returns the event's current JSON. Undefined when the event is gone. */
  payloadOf(delivery: WebhookDelivery): string | undefined;
  acknowledged(delivery: WebhookDelivery): void;
}

/** With the double's default pauses this is some ten minutes. Stripe's test mode tries for a few hours. */
const GIVES_UP_AFTER = 16;
/** More parallel webhooks would time out at the local endpoint and come again. */
const AT_ONCE = 8;

/**
 * Makes the `Stripe-Signature` header. It has the machine's time even when the double uses a test's clock, because the
 * SDK compares it with its own.
 * @see https://docs.stripe.com/webhooks#verify-manually
 */
export function signatureOf(payload: string, secret: string, at = Date.now()): string {
  const timestamp = Math.floor(at / 1000);
  const digest = createHmac('sha256', secret).update(`${timestamp}.${payload}`).digest('hex');
  return `t=${timestamp},v1=${digest}`;
}

/** Opens the sender. Webhooks of an earlier process are sent when an endpoint is set. */
export function openWebhooks(options: WebhookOptions): Webhooks {
  const { deliveries, faults, log } = options;
  const stopping = new AbortController();
  const underWay = new Map<string, Promise<void>>();
  const overtaking = new Set<() => void>();
  let endpoint: string | undefined;
  let refusing: string | undefined;
  /** A missing endpoint fails thousands of webhooks. This logs one line until it answers, or fails in another way. */
  const note = (refusal: string) => {
    if (refusal !== refusing) log(`webhooks to ${endpoint} are not acknowledged and come again: ${refusal}`);
    refusing = refusal;
  };

  const pause = (ms: number) => sleep(ms, undefined, { signal: stopping.signal, ref: false });
  const pursue = (delivery: WebhookDelivery, ready: Promise<unknown>): void => {
    const task = ready
      .then(() => carry(delivery))
      .catch((error: unknown) => {
        if (!stopping.signal.aborted) log(`webhook ${delivery.eventId}: ${error}`);
      })
      .finally(() => underWay.delete(delivery.id));
    underWay.set(delivery.id, task);
  };
  const arrive = gate(AT_ONCE);
  /** Returns why the webhook was not acknowledged. An event that is gone needs no webhook. */
  const attempt = async (delivery: WebhookDelivery, url: string): Promise<string | undefined> => {
    const leave = await arrive();
    try {
      const payload = options.payloadOf(delivery);
      return payload === undefined ? undefined : await post(url, payload, options.secret, stopping.signal);
    } finally {
      leave();
    }
  };
  const carry = async (delivery: WebhookDelivery): Promise<void> => {
    while (endpoint !== undefined) {
      const refusal = await attempt(delivery, endpoint);
      if (refusal === undefined) {
        deliveries.delete(delivery.id);
        options.acknowledged(delivery);
        for (const release of overtaking) release();
        refusing = undefined;
        return;
      }
      note(refusal);
      delivery.failures += 1;
      if (delivery.failures >= GIVES_UP_AFTER) return deliveries.delete(delivery.id);
      deliveries.save(delivery);
      await pause(options.backoff(delivery.failures));
    }
  };
  /** Resolves when another webhook is added, or after a while. */
  const overtaken = (ms: number): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<void>();
    overtaking.add(resolve);
    const waited = pause(ms);
    return Promise.race([promise, waited]).finally(() => overtaking.delete(resolve));
  };

  return {
    sendTo(url) {
      endpoint = url;
      if (url === undefined) return;
      for (const delivery of [...deliveries.all()].reverse())
        if (!underWay.has(delivery.id)) pursue(structuredClone(delivery), Promise.resolve());
    },
    hasEndpoint: () => endpoint !== undefined,
    send(event, account) {
      const rule = faults.forWebhook(event);
      if (rule?.fault === 'drop') return;
      for (let copies = rule?.fault === 'duplicate' ? 2 : 1; copies > 0; copies -= 1) {
        const delivery = { id: `whd_${randomUUID()}`, account, eventId: event.id, failures: 0 };
        deliveries.save(delivery);
        const wait = rule?.ms ?? 1000;
        const ready = rule?.fault === 'delay' ? pause(wait) : rule?.fault === 'reorder' && overtaken(wait);
        pursue(delivery, Promise.resolve(ready));
      }
    },
    pending: () => deliveries.all(),
    async stop() {
      stopping.abort();
      await Promise.allSettled(underWay.values());
    },
  };
}

/** Posts once. Returns why it was not acknowledged. Stripe accepts any 2xx and follows no redirect. */
async function post(
  url: string,
  payload: string,
  secret: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: payload,
      redirect: 'manual',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
        'stripe-signature': signatureOf(payload, secret),
      },
      signal: AbortSignal.any([signal, AbortSignal.timeout(10_000)]),
    });
    await response.arrayBuffer();
    return response.ok ? undefined : `HTTP ${response.status}`;
  } catch (error) {
    if (signal.aborted) throw error;
    return String(error);
  }
}
