import * as z from 'zod';
import { audited } from '../audit/audit-act.ts';
import {
  type CaughtUpWebhooks,
  stripeEventId,
  type WebhookCatchUp,
  type WebhookEvent,
} from '../contract/webhook-event.ts';
import type { Actor } from '../platform/actor.ts';
import { toEpochMs } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import { decodeCursor, encodeCursor, invalidCursor } from '../platform/http/cursor.ts';
import { orUnavailable } from '../stripe/call-stripe.ts';
import { type EventRecord, toWebhookEvent } from './event-record.ts';
import { eventTypes, isKnown } from './index.ts';
import { type ReplayDeps, requeue } from './replay-events.ts';
import { type StripeEvent, stripeEvents } from './stripe-event.ts';

/** A queued event gets this long before it counts as missing. */
const patienceMs = 5 * 60_000;

const position = z.strictObject({ fetchedAfter: stripeEventId });

/**
 * Fetches an event that never came, and queues it. One that came is replayed.
 * @throws AppError `not_found` when Stripe does not have it; `invalid_state` for one that no handler takes
 */
export async function fetchEvent(deps: ReplayDeps, id: string, actor: Actor): Promise<WebhookEvent> {
  const found = await orUnavailable(deps.stripe.retrieve(id));
  if (!found) throw new AppError('not_found', 'Stripe has no such event. It keeps them for 30 days.');
  const event = stripeEvents.received.parse(found);
  if (!isKnown(event.type))
    throw new AppError('invalid_state', 'Events of this type have no handler, so nothing would happen.');
  const known = await deps.events.get(id);
  const before = known ? { outcome: known.outcome } : null;
  const after = { outcome: 'queued', type: event.type, fetched: true };
  await audited(deps, actor, { subject: { kind: 'webhook', id }, before, after }, () =>
    take(deps, known ? [] : [event], known ? [known] : []),
  );
  const now = await deps.events.get(id);
  if (!now) throw new AppError('not_found', 'There is no such event.');
  return toWebhookEvent(now);
}

/**
 * Fetches a page of a time's events, and queues those that never came or were not handled.
 * @throws AppError `invalid_request` for a cursor whose event Stripe does not have
 */
export async function fetchEvents(
  deps: ReplayDeps,
  { from, to, cursor, dryRun }: WebhookCatchUp,
  actor: Actor,
): Promise<CaughtUpWebhooks> {
  const after = decodeCursor(cursor, position)?.fetchedAfter;
  const page = await orUnavailable(
    deps.stripe.list({ from: toEpochMs(from), to: toEpochMs(to), types: eventTypes, after }),
  );
  if (!page) throw invalidCursor('body.cursor');
  const { events, more } = page;
  const last = events.at(-1);
  const nextCursor = more && last ? encodeCursor({ fetchedAfter: last.id }) : null;
  const known = await deps.events.findMany(events.map(({ id }) => id));
  const unknown = events
    .filter(({ id }) => !known.has(id))
    .map((event) => stripeEvents.received.parse(event));
  const stuck = [...known.values()].filter((record) => isStuck(record, deps.clock.now()));
  const missing = unknown.length + stuck.length;
  const told = { listed: events.length, missing, nextCursor };
  if (dryRun || missing === 0) return { ...told, queued: 0 };
  const ids = [...unknown, ...stuck].map(({ id }) => id);
  const deed = { from, to, fetched: true, events: ids };
  await audited(deps, actor, { subject: { kind: 'webhook', id: 'range' }, before: null, after: deed }, () =>
    take(deps, unknown, stuck),
  );
  return { ...told, queued: missing };
}

const isStuck = ({ outcome, arrivedAt }: EventRecord, now: number): boolean =>
  outcome === 'failed' || outcome === 'dead' || (outcome === 'queued' && arrivedAt < now - patienceMs);

async function take(
  deps: ReplayDeps,
  unknown: readonly StripeEvent[],
  known: readonly EventRecord[],
): Promise<void> {
  const at = deps.clock.now();
  await Promise.all(unknown.map((event) => deps.events.arrived(event, { at, fetched: true })));
  await deps.queue.sendAll(unknown);
  if (known.length > 0) await requeue(deps, known);
}
