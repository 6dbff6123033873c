import type { SQSEvent } from 'aws-lambda';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { events } from '../../../lib/contract/events.ts';
import type { DealId } from '../../../lib/contract/ids.ts';
import { dealUpdates } from '../../../lib/live/queues.ts';
import { eventsOf } from '../../../lib/outbox/events-of.ts';
import type { PublishedTable } from '../../../lib/outbox/published-tables.ts';
import { onEventBatches, onEvents } from '../../../lib/platform/consume.ts';
import type { Item } from '../../../lib/platform/stream.ts';
import { callOffs, walkOf } from '../../../lib/refunds/call-off-queue.ts';
import { booking, change, deal, dealId, stored } from '../../stored-items.ts';

/** What a rule of the bus puts into a queue when the table changes like this. */
function onBus(table: PublishedTable, before: Item | undefined, after: Item, changed: object = {}) {
  const [event] = eventsOf(table, change(before, after));
  const detail = { ...event, ...changed };
  return { version: '0', id: 'x', source: event?.source, 'detail-type': event?.type, detail };
}
const confirmed = onBus('bookings', undefined, stored(booking({ status: 'confirmed' })));
const cancelled = onBus('deals', deal(), deal({ state: 'cancelled' }));

const batch = (...bodies: unknown[]) =>
  ({
    Records: bodies.map((body, n) => ({
      messageId: `m${n}`,
      body: JSON.stringify(body),
      attributes: { ApproximateReceiveCount: '1' },
    })),
  }) as SQSEvent;
const failures = (...ids: string[]) => ({
  batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })),
});

describe('onEvents', () => {
  it('gives each event with its data, typed by the event', async () => {
    const heard: string[] = [];
    const handler = onEvents([events.bookingConfirmed, events.dealCancelled], async (event) => {
      expectTypeOf(event.type).toEqualTypeOf<'booking.confirmed' | 'deal.cancelled'>();
      if (event.type === 'deal.cancelled') {
        expectTypeOf(event.subject).toEqualTypeOf<DealId>();
        expectTypeOf(event.data.endsAt).toEqualTypeOf<string>();
        heard.push(event.data.title);
      } else {
        // @ts-expect-error a booking has no title
        heard.push(event.data.title ?? event.data.status);
      }
    });
    expect(await handler(batch(confirmed, cancelled))).toEqual(failures());
    expect(heard).toEqual(['confirmed', 'Brunch for two']);
  });

  it('takes another event for poison, and one whose source, subject or data the contract does not know', async () => {
    const handler = onEvents([events.bookingConfirmed], async () => {});
    const told = (changed: object) =>
      onBus('bookings', undefined, stored(booking({ status: 'confirmed' })), changed);
    const poison = [
      cancelled,
      told({ source: 'stampede.deals' }),
      told({ subject: dealId }),
      told({ data: { status: 'confirmed' } }),
      told({ id: undefined }),
      { detail: undefined },
      'confirmed',
    ];
    expect(await handler(batch(confirmed, ...poison))).toEqual(
      failures('m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7'),
    );
  });
});

describe('onEventBatches', () => {
  it('has the events that its work names come again', async () => {
    const handler = onEventBatches([events.bookingConfirmed, events.bookingHeld], async (messages) =>
      messages.filter(({ body }) => body.type === 'booking.held'),
    );
    const held = onBus('bookings', undefined, stored(booking()));
    expect(await handler(batch(confirmed, held, cancelled))).toEqual(failures('m2', 'm1'));
  });
});

describe('a queue that the bus feeds too', () => {
  it('holds the walk through a deal that was called off, and the event that begins one', () => {
    const walk = { dealId, place: { shard: 3 }, round: 1, stay: 0 };
    expect(walkOf(callOffs.received.parse(walk))).toEqual(walk);
    const begun = { dealId, place: { shard: 0 }, round: 0, stay: 0 };
    expect(walkOf(callOffs.received.parse(cancelled))).toEqual(begun);
    expect(callOffs.received.safeParse(confirmed).success).toBe(false);
  });

  it('holds deals that are due, and every event of a deal', () => {
    expect(dealUpdates.received.parse({ dealId })).toEqual({ dealId });
    expect(dealUpdates.received.parse(cancelled)).toMatchObject({ subject: dealId, id: 'e1.deal.cancelled' });
    expect(dealUpdates.received.safeParse(confirmed).success).toBe(false);
  });
});
