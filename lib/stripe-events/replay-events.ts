import { audited } from '../audit/audit-act.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import type { ReplayedWebhooks, WebhookEvent, WebhookReplay } from '../contract/webhook-event.ts';
import type { Actor } from '../platform/actor.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { Sender } from '../platform/send.ts';
import { orUnavailable } from '../stripe/call-stripe.ts';
import type { StripeEventSource } from '../stripe/stripe-event-source.ts';
import type { EventLog } from './event-log.ts';
import { type EventRecord, eventOf, toWebhookEvent } from './event-record.ts';
import { isKnown } from './index.ts';
import { listWebhookEvents } from './list-webhook-events.ts';
import { type StripeEvent, stripeEvents } from './stripe-event.ts';

export interface ReplayDeps {
  readonly events: EventLog;
  readonly stripe: StripeEventSource;
  readonly queue: Pick<Sender<StripeEvent>, 'sendAll'>;
  readonly audit: Pick<AuditLog, 'append'>;
  readonly clock: Clock;
}

/** The most events that a request puts back. */
const inRequest = 50;

/**
 * Puts an event back on the queue.
 * @throws AppError `not_found`; `invalid_state` for one that no handler takes
 */
export async function replayEvent(deps: ReplayDeps, id: string, actor: Actor): Promise<WebhookEvent> {
  const record = await deps.events.get(id);
  if (!record) throw new AppError('not_found', 'There is no such event. Fetch it from Stripe.');
  if (!isKnown(record.type ?? ''))
    throw new AppError('invalid_state', 'Events of this type have no handler, so nothing would happen.');
  const deed = { outcome: 'queued', type: record.type, bookingId: record.bookingId };
  await audited(
    deps,
    actor,
    { subject: { kind: 'webhook', id }, before: { outcome: record.outcome }, after: deed },
    async () => {
      const [queued] = await requeue(deps, [record]);
      if (!queued)
        throw new AppError(
          'invalid_state',
          'Stripe has this event no longer, and the log does not keep all that it said.',
        );
    },
  );
  return toWebhookEvent((await deps.events.get(id)) ?? record);
}

/** Puts the events of a time back, some at a time. Events that cannot be made again do not stop the others. */
export async function replayEvents(
  deps: ReplayDeps,
  { from, to, outcomes, type, cursor, dryRun }: WebhookReplay,
  actor: Actor,
): Promise<ReplayedWebhooks> {
  const wanted = { outcomes, type, from, to, cursor, limit: inRequest };
  const { items, nextCursor } = await listWebhookEvents(deps, wanted);
  const ids = items.flatMap((event) => (isKnown(event.type ?? '') ? [event.id] : []));
  if (dryRun || ids.length === 0) return { found: ids.length, queued: 0, nextCursor };
  const after = { from, to, outcomes, ...(type !== undefined && { type }), events: ids };
  const queued = await audited(
    deps,
    actor,
    { subject: { kind: 'webhook', id: 'range' }, before: null, after },
    async () => requeue(deps, [...(await deps.events.findMany(ids)).values()]),
    (events) => ({ ...after, events: [...events] }),
  );
  return { found: ids.length, queued: queued.length, nextCursor };
}

/**
 * Puts events back on the queue. Notes them first, since the handler may end one at once. A failure after it shows as
 * `queued` for too long.
 * @returns the ids of those that were queued: Stripe may no longer have an event that the log does not keep whole
 */
export async function requeue(
  { events, stripe, queue }: Pick<ReplayDeps, 'events' | 'stripe' | 'queue'>,
  records: readonly EventRecord[],
): Promise<readonly string[]> {
  const all = await Promise.all(
    records.map(async (record) => eventOf(record) ?? (await anew(stripe, record.id))),
  );
  const made = all.filter((event) => event !== undefined);
  await Promise.all(made.map(({ id }) => events.requeued(id)));
  await queue.sendAll(made.map((event) => ({ ...event, replay: true as const })));
  return made.map(({ id }) => id);
}

const anew = async (stripe: StripeEventSource, id: string): Promise<StripeEvent | undefined> => {
  const event = await orUnavailable(stripe.retrieve(id));
  return event && stripeEvents.received.parse(event);
};
