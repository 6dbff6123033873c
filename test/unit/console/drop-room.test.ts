import type { AdminDeal, Availability, DropFigures, Stock } from '@stampede/mobile-sdk/admin';
import { describe, expect, it } from 'vitest';
import { emptyRoom, type Room, type RoomEvent, roomAfter } from '../../../console/src/pages/drop/room.ts';
import { createRoomStore, follow } from '../../../console/src/pages/drop/room-store.ts';

const base = Date.UTC(2026, 11, 24, 18);
const instant = (ms: number) => new Date(base + ms).toISOString();

const availability = (ms: number, changed: Partial<Availability> = {}): Availability => ({
  ...{ dealId: 'deal_1', state: 'live', soldOut: false, available: 100 },
  ...{ startsAt: instant(0), endsAt: instant(3_600_000), now: instant(ms) },
  ...changed,
});
const live = (ms: number, changed: Partial<Availability> = {}): RoomEvent => ({
  ...{ type: 'live', data: availability(ms, changed), at: base + ms },
});
const deal = (ms: number, changed: Partial<AdminDeal> = {}): RoomEvent => ({
  type: 'deal',
  deal: { ...availability(ms), updatedAt: instant(ms), ...changed } as unknown as AdminDeal,
});
const figures = (ms: number, held: number) =>
  ({ now: instant(ms), totals: { orders: held }, stock: { held } }) as unknown as DropFigures;
const roomOf = (...events: RoomEvent[]): Room => events.reduce(roomAfter, emptyRoom);

describe('roomAfter', () => {
  it('shows the newest state of the sale, and counts messages', () => {
    const room = roomOf(live(1_000, { available: 90 }), live(2_000, { available: 80 }));
    expect(room).toMatchObject({ messages: 2, sale: { available: 80, state: 'live' } });
    expect(room.cameAt.live).toBe(base + 2_000);
  });

  it('keeps the answer of an action until a message is newer', () => {
    const paused = roomOf(live(1_000), deal(3_000, { state: 'paused' }), live(2_000, { state: 'live' }));
    expect(paused.sale?.state).toBe('paused');
    expect(roomAfter(paused, live(4_000, { state: 'live' })).sale?.state).toBe('live');
  });

  it('does not let an older read of the deal hide a message', () => {
    expect(roomOf(live(5_000, { available: 3 }), deal(1_000, { available: 100 })).sale?.available).toBe(3);
  });

  it('measures when buyers see an action', () => {
    const sent = roomOf(live(0), { type: 'sent', kind: 'pause', at: base + 100 }, live(500));
    expect(sent.action).not.toHaveProperty('seenAt');
    const seen = roomAfter(sent, live(900, { state: 'paused' }));
    expect(seen.action).toMatchObject({ kind: 'pause', seenAt: base + 900 });
    expect(roomAfter(seen, live(2_000, { state: 'paused' })).action?.seenAt).toBe(base + 900);
  });

  it('sees added units when more are left than before', () => {
    const sent = roomOf(live(0, { available: 0 }), { type: 'sent', kind: 'stock', at: base });
    expect(roomAfter(sent, live(900, { available: 50 })).action?.seenAt).toBe(base + 900);
  });

  it('forgets an action that was refused', () => {
    expect(roomOf({ type: 'sent', kind: 'end', at: base }, { type: 'refused' })).not.toHaveProperty('action');
  });

  it('keeps the newest figures, also when an older answer comes late', () => {
    const room = roomOf(
      { type: 'figures', figures: figures(2_000, 5), at: 2 },
      { type: 'figures', figures: figures(1_000, 1), at: 3 },
      { type: 'status', status: 'open' },
    );
    expect(room).toMatchObject({
      figures: { totals: { orders: 5 } },
      ...{ connection: 'open', cameAt: { figures: 2 } },
    });
  });

  it('shows new stock before the next figures', () => {
    const stock = { held: 9 } as Stock;
    const room = roomOf({ type: 'figures', figures: figures(0, 5), at: 1 }, { type: 'stock', stock });
    expect(room.figures).toMatchObject({ stock: { held: 9 }, totals: { orders: 5 } });
    expect(roomOf({ type: 'stock', stock }).figures).toBeUndefined();
  });
});

describe('createRoomStore', () => {
  function withFrames() {
    const frames: (() => void)[] = [];
    const store = createRoomStore((work) => frames.push(work));
    let told = 0;
    const stop = store.subscribe(() => told++);
    const frame = () => {
      for (const work of frames.splice(0)) work();
    };
    return { store, stop, told: () => told, frame };
  }

  it('tells once a frame, however many messages came: 80 a second for a minute cost 60 frames', () => {
    const { store, told, frame } = withFrames();
    for (let second = 0; second < 60; second++) {
      for (let nth = 0; nth < 80; nth++)
        store.push(live(second * 1_000 + nth * 12, { available: 5_000 - second * 80 - nth }));
      frame();
    }
    expect(told()).toBe(60);
    expect(store.read()).toMatchObject({ messages: 4_800, sale: { available: 201 } });
    expect(Object.keys(store.read()).sort(), 'a message leaves nothing behind').toEqual([
      ...['cameAt', 'connection', 'messages', 'sale'],
    ]);
  });

  it('shows nothing between frames, and plans one at a time', () => {
    const { store, told, frame } = withFrames();
    store.push(live(0));
    store.push(live(1));
    expect(store.read()).toBe(emptyRoom);
    frame();
    frame();
    expect([told(), store.read().messages]).toEqual([1, 2]);
  });

  it('tells nobody who has left', () => {
    const { store, stop, told, frame } = withFrames();
    stop();
    store.push(live(0));
    frame();
    expect(told()).toBe(0);
  });

  it('follows an action: sent before, refused after a failure', async () => {
    const events: RoomEvent[] = [];
    const store = { push: (event: RoomEvent) => void events.push(event) };
    expect(await follow(store, 'pause', async () => 'done')).toBe('done');
    await expect(follow(store, 'end', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(events.map(({ type }) => type)).toEqual(['sent', 'sent', 'refused']);
  });
});
