import type { BookingId } from '../contract/ids.ts';
import { type WebhookEvent, type WebhookOutcome, webhookEventDays } from '../contract/webhook-event.ts';
import { toEpochMs, toEpochSeconds, toInstant } from '../platform/clock.ts';
import { listedAt } from '../platform/status-list.ts';
import { type StoredItem, stored } from '../platform/stored.ts';
import { bookingIdOf, type StripeEvent } from './stripe-event.ts';

/** Why requests were refused. */
export type RefusalReason = 'signature' | 'future' | 'not_an_event';

/** The names that an event gives, from which it can be made again. Nothing in it is about a person. */
interface EventNames {
  readonly type: string;
  /** Seconds since the epoch. */
  readonly created: number;
  /** Stripe's kind of object. */
  readonly object: string;
  readonly objectId?: string;
  readonly bookingId?: BookingId;
  readonly intentId?: string;
}

/** An event in the log. One that stands for refused requests names nothing. */
export interface EventRecord extends Partial<EventNames> {
  readonly id: string;
  readonly outcome: WebhookOutcome;
  readonly reason?: string;
  /** Milliseconds since the epoch, as is `endedAt`. */
  readonly arrivedAt: number;
  readonly endedAt?: number;
  readonly deliveries: number;
  readonly tries?: number;
  readonly replays?: number;
  readonly fetched?: true;
}

/** The one partition of the index of all events. Stripe's rate limit keeps it far below what a partition takes. */
export const eventRegister = 'events';

/** Outcomes that have an index of their own, so that a few among many events are found at once. */
export const troubles = ['failed', 'dead', 'refused'] as const satisfies readonly WebhookOutcome[];

export const eventKey = (id: string) => ({ pk: id });

/** The attributes that an event is listed by, written once. */
export const placeAttributes = (id: string, at: number) => ({
  register: eventRegister,
  listedAt: listedAt(at, id),
  ttl: toEpochSeconds(at) + webhookEventDays * 86_400,
});

/** Objects whose ids lead to a payment. Those of a customer or a payment method lead to a person, and are not kept. */
const ofPayments: ReadonlySet<string> = new Set([
  'payment_intent',
  'setup_intent',
  'charge',
  'refund',
  'dispute',
]);

export function namesOf(event: StripeEvent): EventNames {
  const { object } = event.data;
  const bookingId = bookingIdOf(event);
  return {
    type: event.type,
    created: event.created,
    object: object.object,
    ...(object.id !== undefined && ofPayments.has(object.object) && { objectId: object.id }),
    ...(bookingId && { bookingId }),
    ...(object.payment_intent && { intentId: object.payment_intent }),
  };
}

/** Events about a refused card: whose it is, and why. The log keeps neither. */
const saysMore: ReadonlySet<string> = new Set(['payment_intent.payment_failed', 'setup_intent.setup_failed']);

/**
 * Makes the event from its names, to put it back on the queue.
 * @returns undefined when its handler needs more than names
 */
export function eventOf(record: EventRecord): StripeEvent | undefined {
  const { id, type, created, object, objectId, bookingId, intentId } = record;
  if (type === undefined || created === undefined || object === undefined || saysMore.has(type))
    return undefined;
  return {
    id,
    type,
    created,
    data: {
      object: {
        object,
        ...(objectId !== undefined && { id: objectId }),
        ...(bookingId && { metadata: { bookingId } }),
        ...(intentId !== undefined && { payment_intent: intentId }),
      },
    },
  };
}

export const readEvent = (item: StoredItem): EventRecord => ({
  ...stored<EventRecord>(item, ['pk', 'register', 'listedAt', 'trouble', 'ttl']),
  id: String(item.pk),
});

/** The place of an event in every list. */
export const eventPlaceOf = ({ id, arrivedAt }: { id: string; arrivedAt: string }) =>
  listedAt(toEpochMs(arrivedAt), id) as `${string}#${string}`;

/** Returns an event in the API's form. */
export const toWebhookEvent = (record: EventRecord): WebhookEvent => ({
  id: record.id,
  ...(record.type !== undefined && { type: record.type }),
  outcome: record.outcome,
  ...(record.reason !== undefined && { reason: record.reason }),
  arrivedAt: toInstant(record.arrivedAt),
  ...(record.created !== undefined && { createdAt: toInstant(record.created * 1_000) }),
  ...(record.endedAt !== undefined && { endedAt: toInstant(record.endedAt) }),
  deliveries: record.deliveries,
  tries: record.tries ?? 0,
  replays: record.replays ?? 0,
  fetched: record.fetched ?? false,
  ...(record.bookingId && { bookingId: record.bookingId }),
  ...(record.objectId !== undefined && { objectId: record.objectId }),
  ...(record.intentId !== undefined && { intentId: record.intentId }),
});
