import type { DynamoDBRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import type { Envelope } from '../../../lib/contract/events/envelope.ts';
import { publishChanges } from '../../../lib/outbox/publish-changes.ts';
import { chunksOf } from '../../../lib/platform/bus.ts';
import { marshall } from '../../../lib/platform/documents/attribute-values.ts';
import { booking, bookingId, stored } from '../../stored-items.ts';

const stage = 'dev';
const eventSourceARN = 'arn:aws:dynamodb:eu-central-1:0:table/stampede-dev-bookings/stream/2026';

const record = (n: number): DynamoDBRecord => ({
  eventID: `event-${n}`,
  eventName: 'INSERT',
  eventSourceARN,
  dynamodb: {
    SequenceNumber: String(n),
    ApproximateCreationDateTime: 1_790_000_000,
    NewImage: marshall(stored(booking({ id: bookingId(n) }))) as never,
  },
});

/** A bus that keeps what it takes and refuses the events of one record. */
function busThatRefuses(n?: number) {
  const kept: Envelope[] = [];
  const publish = async (envelopes: readonly Envelope[]) => {
    const refused = envelopes.filter(({ id }) => id.startsWith(`event-${n}.`));
    kept.push(...envelopes.filter((envelope) => !refused.includes(envelope)));
    return new Set(refused.map(({ id }) => id));
  };
  return { kept, publish };
}

describe('publishChanges', () => {
  it('publishes one event for each new booking', async () => {
    const bus = busThatRefuses();
    const records = Array.from({ length: 95 }, (_, n) => record(n));
    expect(await publishChanges({ bus, stage }, records)).toBeUndefined();
    expect(new Set(bus.kept.map(({ subject }) => subject)).size).toBe(95);
  });

  it('resumes at the first event that the bus refuses, and leaves what is far behind it', async () => {
    const bus = busThatRefuses(12);
    const records = Array.from({ length: 95 }, (_, n) => record(n));
    expect((await publishChanges({ bus, stage }, records))?.dynamodb?.SequenceNumber).toBe('12');
    expect(bus.kept.map(({ id }) => id)).not.toContain('event-90.booking.held');
  });

  it('resumes at a record that it cannot read, after publishing those before it', async () => {
    const bus = busThatRefuses();
    const torn = { eventID: 'event-2', eventSourceARN, dynamodb: { SequenceNumber: '2' } };
    expect(
      (await publishChanges({ bus, stage }, [record(1), torn, record(3)]))?.dynamodb?.SequenceNumber,
    ).toBe('2');
    expect(bus.kept.map(({ id }) => id)).toEqual(['event-1.booking.held']);
  });

  it('resumes at a record of a table that it makes no events of', async () => {
    const bus = busThatRefuses();
    const strange = { ...record(2), eventSourceARN: eventSourceARN.replace('-bookings', '-deal-bookings') };
    const failed = await publishChanges({ bus, stage }, [record(1), strange, record(3)]);
    expect(failed?.dynamodb?.SequenceNumber).toBe('2');
    expect(bus.kept.map(({ id }) => id)).toEqual(['event-1.booking.held']);
  });
});

describe('chunksOf', () => {
  const of = (size: number): Envelope => ({
    specversion: '1.0',
    id: 'x',
    source: 'stampede.deals',
    type: 'deal.updated',
    subject: 'x',
    time: '2026-12-24T18:00:00.000Z',
    datacontenttype: 'application/json',
    data: 'x'.repeat(size),
  });
  const lengths = (sizes: number[]) => chunksOf(sizes.map(of), (event) => event).map(({ length }) => length);

  it('keeps to ten events a call', () => {
    expect(lengths(new Array(23).fill(1))).toEqual([10, 10, 3]);
  });

  it('keeps to the size of a call', () => {
    expect(lengths([100_000, 100_000, 100_000])).toEqual([2, 1]);
  });
});
