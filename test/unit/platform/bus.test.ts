import { describe, expect, it } from 'vitest';
import { eventsOf } from '../../../lib/outbox/events-of.ts';
import { eventBus } from '../../../lib/platform/bus.ts';
import type { EventBridgeClient, PutEventsCommand } from '../../../lib/platform/event-bridge.ts';
import { booking, bookingId, change, stored } from '../../stored-items.ts';

const events = [1, 2, 3].flatMap((n) =>
  eventsOf('bookings', { ...change(undefined, stored(booking({ id: bookingId(n) }))), eventId: `e${n}` }),
);

/** A bus that refuses what `refuses` says, by the id of the event and the number of the call. */
function bus(refuses: (id: string, call: number) => boolean, fails = (_call: number) => false) {
  const taken: string[] = [];
  let calls = 0;
  const send = async ({ input }: PutEventsCommand) => {
    const call = calls++;
    if (fails(call)) throw new Error('no answer');
    const Entries = (input.Entries ?? []).map(({ Detail = '', DetailType, Source }) => {
      const detail = JSON.parse(Detail);
      expect([detail.type, detail.source]).toEqual([DetailType, Source]);
      if (refuses(detail.id, call)) return { ErrorCode: 'ThrottlingException' };
      taken.push(detail.id);
      return { EventId: 'x' };
    });
    return { FailedEntryCount: Entries.filter((entry) => 'ErrorCode' in entry).length, Entries };
  };
  const random = { bytes: () => new Uint8Array(), fraction: () => 0 };
  return { taken, ...eventBus({ send } as unknown as EventBridgeClient, 'bus', random) };
}

describe('eventBus', () => {
  it('tries a refused event again by itself', async () => {
    const fickle = bus((id, call) => id.startsWith('e2') && call < 2);
    expect(await fickle.publish(events)).toEqual(new Set());
    expect(fickle.taken).toEqual(['e1.booking.held', 'e3.booking.held', 'e2.booking.held']);
  });

  it('says which event it could not publish', async () => {
    const broken = bus((id) => id.startsWith('e2'));
    expect(await broken.publish(events)).toEqual(new Set(['e2.booking.held']));
  });

  it('tries everything again when the bus does not answer, and gives up in the end', async () => {
    const slow = bus(
      () => false,
      (call) => call === 0,
    );
    expect(await slow.publish(events)).toEqual(new Set());
    const dead = bus(
      () => false,
      () => true,
    );
    expect((await dead.publish(events)).size).toBe(3);
  });
});
