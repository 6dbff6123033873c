import type Stripe from 'stripe';
import { type Records, randomText } from './account.ts';
import { copyOf } from './copy.ts';

/** The API version of the installed SDK, and so of its events. */
export const API_VERSION = '2026-10-28.endive';

/** The request that caused an event. Both fields are null when Stripe itself or the buyer's bank caused it. */
export interface Cause {
  id: string | null;
  idempotency_key: string | null;
}

/** Writes an event. Its object is a snapshot. `pending` says whether a webhook will be sent. */
export function recordEvent(
  records: Records,
  event: { type: string; object: object; previous?: object | undefined; at: number; cause: Cause },
  connected: string | undefined,
  pending: boolean,
): Stripe.Event {
  const recorded = {
    id: `evt_1${randomText(23)}`,
    object: 'event',
    ...(connected ? { account: connected } : {}),
    api_version: API_VERSION,
    created: event.at,
    data: {
      object: copyOf(event.object),
      ...(event.previous ? { previous_attributes: event.previous } : {}),
    },
    livemode: false,
    pending_webhooks: pending ? 1 : 0,
    request: event.cause,
    type: event.type,
  } satisfies Omit<Stripe.EventBase, 'type' | 'data'> & { type: string; data: object };
  return records.event.save(recorded as unknown as Stripe.Event);
}
