import type { Page } from '../contract/page.ts';
import { type WebhookEvent, type WebhookOutcome, webhookEventId } from '../contract/webhook-event.ts';
import { AppError } from '../platform/errors.ts';
import { fillPage } from '../platform/fill-page.ts';
import { afterPlace, decodeCursor, encodeCursor } from '../platform/http/cursor.ts';
import type { EventLog, EventSelection } from './event-log.ts';
import { eventPlaceOf, toWebhookEvent, troubles } from './event-record.ts';

export interface EventFilters {
  readonly outcomes?: readonly WebhookOutcome[] | undefined;
  readonly type?: string | undefined;
  readonly bookingId?: string | undefined;
}

interface WantedEvents extends EventFilters {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/**
 * Lists Stripe's events, newest first. The query uses the most selective filter; the others apply to its results.
 * @throws AppError `invalid_request` for a cursor that is not of this list.
 */
export async function listWebhookEvents(
  { events }: { readonly events: Pick<EventLog, 'list'> },
  { from, to, cursor, limit, ...filters }: WantedEvents,
): Promise<Page<WebhookEvent>> {
  const selection = narrowest(filters);
  const { items, next } = await fillPage<WebhookEvent, `${string}#${string}`>({
    read: async (after, size) => {
      const { items: records, more } = await events.list(selection, { from, to, after, limit: size });
      return { items: records.map(toWebhookEvent), more };
    },
    positionOf: eventPlaceOf,
    wanted: (event) => fits(event, filters),
    after: decodeCursor(cursor, position)?.after,
    limit,
  });
  return { items, nextCursor: next === undefined ? null : encodeCursor({ after: next }) };
}

/** A booking has a few events. Troubled ones are a few of all. */
function narrowest({ outcomes = [], bookingId }: EventFilters): EventSelection {
  if (bookingId !== undefined) return { by: 'bookings', value: bookingId };
  const [outcome, another] = outcomes;
  const isTrouble = outcome !== undefined && (troubles as readonly string[]).includes(outcome);
  return isTrouble && !another ? { by: 'troubled', value: outcome } : { by: 'register' };
}

const fits = (event: WebhookEvent, { outcomes, type, bookingId }: EventFilters): boolean =>
  (outcomes === undefined || outcomes.includes(event.outcome)) &&
  (type === undefined || event.type === type) &&
  (bookingId === undefined || event.bookingId === bookingId);

const position = afterPlace(webhookEventId);

/** @throws AppError `not_found` */
export async function getWebhookEvent(
  { events }: { readonly events: Pick<EventLog, 'get'> },
  id: string,
): Promise<WebhookEvent> {
  const found = await events.get(id);
  if (!found) throw new AppError('not_found', 'There is no such event, or no longer.');
  return toWebhookEvent(found);
}
