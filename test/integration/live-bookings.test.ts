import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { settleOrders } from '../../lib/bookings/settle-orders.ts';
import type { RecordedBooking } from '../../lib/contract/booking.ts';
import type { BookingId, BuyerId, DealId } from '../../lib/contract/ids.ts';
import { fanOutShard } from '../../lib/live/fan-out.ts';
import { tellBooking, topicsOf } from '../../lib/live/tell-booking.ts';
import { dealOfStock } from '../../lib/stock/stock-id.ts';
import { type LiveBed, liveBed } from './live-bed.ts';
import { newBuyer, orderOf, start } from './sale-bed.ts';

let bed: LiveBed;
let connections = 0;
const connect = () => `connection-${++connections}`;

beforeAll(async () => {
  bed = await liveBed();
});
afterAll(() => bed.stop());
beforeEach(() => bed.setTime(start));

/** An accepted order that waits for its decision. */
const order = async (dealId?: DealId) => {
  const buyerId = newBuyer();
  const made = orderOf(dealId ?? (await bed.deal(5)), { buyerId });
  return { made, buyerId, topic: `booking:${made.id}`, token: bed.tokenOf(buyerId) };
};
type Made = Awaited<ReturnType<typeof order>>['made'];

const record = (made: Made) => settleOrders(bed.settling(), [made]);

/** An event of the booking arrives. */
async function event(made: Made, changed: Partial<RecordedBooking> = {}, repeated = false): Promise<void> {
  const current = (await bed.booking(made.id, made.buyerId)) as RecordedBooking;
  const booking = { ...current, ...changed };
  await tellBooking(
    { topics: bed.topics, fanOut: bed.fanOut, booking: bed.booking },
    { booking, repeated },
    await bed.topics.heads(topicsOf(booking)),
  );
  await bed.send();
}

describe('who watches a booking', () => {
  it('sees it queued before it is recorded, and then what became of it', async () => {
    const { made, topic, token } = await order();
    const connection = connect();
    expect(await bed.subscribe(connection, topic, { token })).toMatchObject([
      { type: 'subscribed', state: { id: made.id, status: 'queued' } },
    ]);
    await record(made);
    await event(made);
    expect(bed.heard(connection, 'message')).toMatchObject([
      { topic, event: 'booking.held', data: { id: made.id, status: 'held' } },
    ]);
  });

  it('misses nothing that happens while it subscribes', async () => {
    const { made, topic, token } = await order();
    const connection = connect();
    let reads = 0;
    const deps = {
      ...bed.subscribing,
      // Right after the state is read for the answer, the order is decided, and its event arrives.
      async booking(id: BookingId, buyerId: BuyerId) {
        const read = await bed.booking(id, buyerId);
        if (++reads === 2) {
          await record(made);
          await event(made);
        }
        return read;
      },
    };
    await bed.subscribe(connection, topic, { token, deps });
    expect(bed.heard(connection, 'subscribed')).toMatchObject([{ state: { status: 'queued' } }]);
    expect(bed.heard(connection, 'message')).toMatchObject([{ data: { status: 'held' } }]);
  });

  it('is its owner: to others it does not exist, and nobody comes without a token', async () => {
    const { made, topic } = await order();
    await record(made);
    const other = bed.tokenOf(newBuyer());
    const refused = (code: string) => [{ type: 'refused', topic, code }];
    expect(await bed.subscribe(connect(), topic, { token: other })).toMatchObject(refused('not_found'));
    expect(await bed.subscribe(connect(), topic)).toMatchObject(refused('unauthenticated'));
    expect(await bed.subscribe(connect(), topic, { token: 'old' })).toMatchObject(refused('unauthenticated'));
  });

  it('hears a status once, though its event comes twice, and again when whoever told it died', async () => {
    const { made, topic, token } = await order();
    const connection = connect();
    await bed.subscribe(connection, topic, { token });
    await bed.subscribe(connection, 'me', { token });
    await record(made);
    await event(made);
    await event(made);
    expect(bed.heard(connection, 'message')).toHaveLength(2);
    await event(made, {}, true);
    const heard = bed.heard(connection, 'message');
    expect(heard).toHaveLength(4);
    expect(heard.slice(2)).toEqual(heard.slice(0, 2));
  });

  it('is told how it stands, though events overtake each other', async () => {
    const { made, topic, token } = await order();
    const connection = connect();
    await bed.subscribe(connection, topic, { token });
    await record(made);
    bed.setTime(start + 700_000);
    await event(made, { status: 'held' });
    await event(made, { status: 'expired' });
    expect(bed.heard(connection, 'message').map(({ data }) => data)).toMatchObject([{ status: 'expired' }]);
  });

  it('costs an order nothing but a look while there is nobody', async () => {
    const { made } = await order();
    await record(made);
    bed.capacity.take();
    await event(made);
    expect(bed.capacity.take()).toBe(0);
  });
});

describe('who watches themselves', () => {
  it('is told of each change of their bookings, and nobody else is', async () => {
    const { made, token } = await order();
    const [mine, others] = [connect(), connect()];
    expect(await bed.subscribe(mine, 'me', { token })).toMatchObject([{ type: 'subscribed', topic: 'me' }]);
    await bed.subscribe(others, 'me', { token: bed.tokenOf(newBuyer()) });
    await record(made);
    await event(made);
    await event(made, { status: 'confirmed' });
    expect(bed.heard(mine, 'message')).toMatchObject([
      {
        topic: 'me',
        event: 'booking.held',
        data: { bookingId: made.id, dealId: dealOfStock(made.stockId), status: 'held' },
      },
      { topic: 'me', event: 'booking.confirmed', data: { status: 'confirmed' } },
    ]);
    expect(bed.heard(others, 'message')).toEqual([]);
  });

  it('is somebody else after another token came on the same connection', async () => {
    const [guest, customer] = [await order(), await order()];
    const connection = connect();
    await bed.subscribe(connection, 'me', guest);
    await bed.subscribe(connection, 'me', customer);
    for (const { made } of [guest, customer]) {
      await record(made);
      await event(made);
    }
    expect(bed.heard(connection, 'message')).toMatchObject([{ data: { bookingId: customer.made.id } }]);
  });
});

describe('a connection', () => {
  it('is told no longer of what it unsubscribed from', async () => {
    const { made, topic, token } = await order();
    const connection = connect();
    await bed.subscribe(connection, topic, { token });
    await bed.subscribe(connection, 'me', { token });
    await bed.say(connection, { type: 'unsubscribe', id: '9', topics: [topic] });
    expect(bed.heard(connection, 'unsubscribed')).toEqual([
      { type: 'unsubscribed', id: '9', topics: [topic] },
    ]);
    await record(made);
    await event(made);
    expect(bed.heard(connection, 'message')).toMatchObject([{ topic: 'me' }]);
  });

  it('is forgotten with all its subscriptions when it is found gone', async () => {
    const dealId = await bed.deal(5);
    const { made, topic, token } = await order(dealId);
    const connection = connect();
    await bed.subscribe(connection, topic, { token });
    await bed.subscribe(connection, `deal:${dealId}`);
    bed.gone.add(connection);
    await record(made);
    await event(made);
    expect(await bed.connections.get(connection)).toBeUndefined();
    for (let shard = 0; shard < 16; shard++)
      expect(await Array.fromAsync(bed.connections.watching(`deal:${dealId}`, shard))).toEqual([[]]);
  });

  it('that could not be reached is tried again by itself', async () => {
    const dealId = await bed.deal(5);
    const [first, second] = [connect(), connect()];
    for (const connection of [first, second]) await bed.subscribe(connection, `deal:${dealId}`);
    bed.failing.set(second, 2);
    await bed.changed(dealId);
    await bed.tell();
    for (const connection of [first, second]) expect(bed.heard(connection, 'message')).toHaveLength(1);
  });

  it('that can never be reached is given up', async () => {
    const { made, topic, token } = await order();
    const connection = connect();
    await bed.subscribe(connection, topic, { token });
    bed.failing.set(connection, 1_000);
    await record(made);
    await event(made);
    expect(1_000 - (bed.failing.get(connection) ?? 0)).toBe(5);
  });

  it('has ten thousand neighbours, and all of them are told', async () => {
    let sent = 0;
    const reports: number[] = [];
    await fanOutShard(
      {
        topics: { reportWatchers: async (_key, _shard, { count = 0 }) => void reports.push(count) },
        connections: {
          remove: async () => {},
          async *watching() {
            for (let page = 0; page < 10; page++)
              yield Array.from({ length: 1_000 }, (_, index) => `${page}-${index}`);
          },
        },
        sockets: {
          send: async () => {
            sent++;
            return 'sent';
          },
        },
        fanOut: bed.fanOut,
      },
      {
        key: 'deal:many',
        shard: 0,
        news: { type: 'poll', topic: 'me', everySeconds: 5, jitterSeconds: 5 },
        attempt: 1,
      },
    );
    expect({ sent, reports }).toEqual({ sent: 10_000, reports: [10_000] });
  });
});
