import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { placeOrder } from '../../lib/bookings/place-order.ts';
import type { DealId } from '../../lib/contract/ids.ts';
import { countWatchers } from '../../lib/live/count-watchers.ts';
import { tellDeal } from '../../lib/live/tell-deal.ts';
import { DeleteCommand } from '../../lib/platform/documents/commands.ts';
import { type LiveBed, liveBed } from './live-bed.ts';
import { newBuyer, start } from './sale-bed.ts';

let bed: LiveBed;
let connections = 0;
const connect = () => `connection-${++connections}`;

beforeAll(async () => {
  bed = await liveBed();
});
afterAll(() => bed.stop());
beforeEach(() => bed.setTime(start));

const buy = (dealId: DealId) =>
  placeOrder(bed.placing(), {
    buyer: { kind: 'guest', id: newBuyer() },
    idempotencyKey: 'key',
    dealId,
    quantity: 1,
  });
const topicOf = (dealId: DealId) => `deal:${dealId}`;

describe('who watches a deal', () => {
  it('is told how it stands, and of each change after that, with the next number', async () => {
    const dealId = await bed.deal(5);
    const connection = connect();
    const [subscribed] = await bed.subscribe(connection, topicOf(dealId));
    expect(subscribed).toMatchObject({ type: 'subscribed', now: start, state: { dealId, available: 5 } });
    const { seq } = subscribed as { seq: number };
    expect(await countWatchers(bed, dealId), 'counted before the first message').toBe(1);
    for (const left of [4, 3]) {
      await buy(dealId);
      await bed.changed(dealId);
      await bed.tell();
      bed.wait();
      expect(bed.heard(connection, 'message').at(-1)).toMatchObject({
        topic: topicOf(dealId),
        seq: seq + 5 - left,
        event: 'deal.availability',
        data: { available: left, soldOut: false, state: 'live' },
      });
    }
  });

  it('is not told the same again', async () => {
    const dealId = await bed.deal(5);
    const connection = connect();
    await bed.subscribe(connection, topicOf(dealId));
    for (let time = 0; time < 3; time++) {
      await bed.changed(dealId);
      await bed.tell();
      bed.wait();
    }
    expect(bed.heard(connection, 'message')).toHaveLength(1);
  });

  it('hears of it at most once a second: later changes wait for that, and share a message', async () => {
    const dealId = await bed.deal(50);
    const connection = connect();
    await bed.subscribe(connection, topicOf(dealId));
    await buy(dealId);
    await bed.changed(dealId);
    await bed.tell();
    for (let change = 0; change < 10; change++) {
      await buy(dealId);
      await bed.changed(dealId);
    }
    expect(bed.updates).toHaveLength(1);
    await bed.tell();
    const [first, second, ...more] = bed.heard(connection, 'message');
    expect(more).toEqual([]);
    expect(second?.data).toMatchObject({ available: 39 });
    expect(Date.parse(second?.at ?? '') - Date.parse(first?.at ?? '')).toBe(1_000);
  });

  it('is told the last state, though it changes while the one before is being told', async () => {
    const dealId = await bed.deal(5);
    const connection = connect();
    await bed.subscribe(connection, topicOf(dealId));
    await buy(dealId);
    await bed.changed(dealId);
    let changes = 0;
    const meanwhile = {
      ...bed.telling,
      // Right after the stock is read, somebody buys the next unit.
      async availability(id: DealId) {
        const read = await bed.telling.availability(id);
        if (++changes === 1) {
          await buy(id);
          await bed.changed(id);
        }
        return read;
      },
    };
    await bed.tell(meanwhile);
    bed.wait();
    await bed.tell();
    expect(bed.heard(connection, 'message').map(({ data }) => data)).toMatchObject([
      { available: 4 },
      { available: 3 },
    ]);
  });

  it('gets numbers without gaps or doubles, when the deal is told by many at once', async () => {
    const dealId = await bed.deal(50);
    const connection = connect();
    const [subscribed] = await bed.subscribe(connection, topicOf(dealId));
    const { seq } = subscribed as { seq: number };
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        await buy(dealId);
        await tellDeal(bed.telling, dealId, false);
      }),
    );
    await bed.send();
    bed.wait();
    await bed.tell();
    const heard = bed.heard(connection, 'message');
    const told = [...new Set(heard.map((message) => message.seq))].toSorted((a, b) => a - b);
    // A number stands for one state, however often it was sent.
    expect(new Set(heard.map((message) => JSON.stringify(message))).size).toBe(told.length);
    expect(told).toEqual(told.map((_, index) => seq + 1 + index));
    expect(await bed.topics.log(topicOf(dealId), { after: seq, seq: seq + 100 })).toHaveLength(told.length);
    expect((await bed.topics.head(topicOf(dealId)))?.told?.data).toMatchObject({ available: 42 });
  });

  it('gets one number for one state, when another telling overtakes one that has read', async () => {
    const dealId = await bed.deal(5);
    const connection = connect();
    const [subscribed] = await bed.subscribe(connection, topicOf(dealId));
    const { seq } = subscribed as { seq: number };
    await buy(dealId);
    let reads = 0;
    const slow = {
      ...bed.telling,
      async availability(id: DealId) {
        const read = await bed.telling.availability(id);
        if (++reads === 1) {
          await buy(id);
          await tellDeal(bed.telling, id, false);
        }
        return read;
      },
    };
    await tellDeal(slow, dealId, false);
    await bed.send();
    expect(bed.heard(connection, 'message')).toMatchObject([{ seq: seq + 1, data: { available: 3 } }]);
  });

  it('is told a state that comes back while another telling was faster', async () => {
    const dealId = await bed.deal(5);
    const connection = connect();
    await bed.subscribe(connection, topicOf(dealId));
    await buy(dealId);
    await bed.changed(dealId);
    await bed.tell();
    let reads = 0;
    const slow = {
      ...bed.telling,
      // After this one has read that four were told, another tells that three are left, and then a unit comes back.
      async availability(id: DealId) {
        if (++reads === 1) {
          await buy(id);
          await tellDeal(bed.telling, id, false);
          await bed.send();
        }
        const read = await bed.telling.availability(id);
        return read && { ...read, available: 4 };
      },
    };
    bed.wait();
    await tellDeal(slow, dealId, false);
    await bed.send();
    expect(bed.heard(connection, 'message').map(({ data }) => data)).toMatchObject([
      { available: 4 },
      { available: 3 },
      { available: 4 },
    ]);
    const [, second, third] = bed.heard(connection, 'message').map(({ at }) => Date.parse(at));
    expect((third ?? 0) - (second ?? 0)).toBeGreaterThanOrEqual(1_000);
  });

  it('hears the next state when the one before is sent, and never waits behind old ones', async () => {
    const dealId = await bed.deal(50);
    const connection = connect();
    await bed.subscribe(connection, topicOf(dealId));
    const change = async () => {
      await buy(dealId);
      await bed.changed(dealId);
    };
    await change();
    for (const { dealId } of bed.updates.splice(0)) await tellDeal(bed.telling, dealId, false);
    await change();
    // While one waits for the sending, there are more changes; then it is done.
    let looks = 0;
    const waiting = {
      ...bed.telling,
      async pause(ms: number) {
        await bed.telling.pause(ms);
        await change();
        if (++looks === 5) await bed.send();
      },
    };
    await bed.tell(waiting);
    expect(bed.updates).toEqual([]);
    expect(bed.heard(connection, 'message').map(({ data }) => data)).toMatchObject([
      { available: 49 },
      { available: 43 },
    ]);
    expect(bed.clock.now() - start).toBe(1_400);
  });

  it('is told though a shard never says that it sent the message before', async () => {
    const dealId = await bed.deal(50);
    const connection = connect();
    await bed.subscribe(connection, topicOf(dealId));
    for (let time = 0; time < 2; time++) {
      await buy(dealId);
      await bed.changed(dealId);
      bed.tasks.length = 0;
      await bed.tell();
      bed.tasks.length = 0;
      await bed.topics.reportWatchers(topicOf(dealId), 3, { count: 0, seq: 1 });
    }
    expect(bed.heard(connection, 'message').at(-1)).toMatchObject({ data: { available: 48 } });
    expect(bed.clock.now() - start).toBe(5_000);
  });

  it('hears it all the same when whoever told it died before sending', async () => {
    const dealId = await bed.deal(5);
    const connection = connect();
    await bed.subscribe(connection, topicOf(dealId));
    await buy(dealId);
    const dying = { ...bed.telling, fanOut: { sendAll: () => Promise.reject(new Error('killed')) } };
    await expect(tellDeal(dying, dealId, false)).rejects.toThrow('killed');
    await tellDeal(bed.telling, dealId, true);
    await bed.send();
    expect(bed.heard(connection, 'message')).toMatchObject([{ data: { available: 4 } }]);
  });

  it('hears it all the same when whoever marked it died before sending, and is tried again', async () => {
    const dealId = await bed.deal(5);
    const connection = connect();
    await bed.subscribe(connection, topicOf(dealId));
    await bed.topics.markDue(topicOf(dealId), 'first record of the batch');
    await bed.changed(dealId, 'of another batch');
    expect(bed.updates).toHaveLength(0);
    await bed.changed(dealId, 'first record of the batch');
    await bed.tell();
    expect(bed.heard(connection, 'message')).toHaveLength(1);
  });

  it('is told that it was called off', async () => {
    const dealId = await bed.deal(5);
    const connection = connect();
    await bed.subscribe(connection, topicOf(dealId));
    bed.states.set(dealId, 'cancelled');
    await bed.changed(dealId);
    await bed.tell();
    expect(bed.heard(connection, 'message')).toMatchObject([{ data: { state: 'cancelled' } }]);
    expect(await bed.subscribe(connect(), topicOf(dealId))).toMatchObject([
      { type: 'refused', code: 'not_found' },
    ]);
  });

  it('costs two writes to come, and no look at the stock', async () => {
    const dealId = await bed.deal(5);
    await bed.subscribe(connect(), topicOf(dealId));
    bed.wait(4);
    bed.capacity.take();
    const sparing = { ...bed.subscribing, availability: () => Promise.reject(new Error('read')) };
    const [subscribed] = await bed.subscribe(connect(), topicOf(dealId), { deps: sparing });
    expect(subscribed).toMatchObject({ type: 'subscribed', state: { available: 5 } });
    expect(bed.capacity.take()).toBe(2);
  });

  it('costs nothing while there is nobody', async () => {
    const dealId = await bed.deal(5);
    bed.capacity.take();
    await bed.changed(dealId);
    expect(bed.capacity.take()).toBe(0);
    expect(bed.updates).toHaveLength(0);
  });
});

describe('who comes back', () => {
  const told = async (dealId: DealId, times: number) => {
    for (let time = 0; time < times; time++) {
      await buy(dealId);
      await bed.changed(dealId);
      await bed.tell();
      bed.wait();
    }
  };

  it('gets what came after the last number it saw, and nothing when that was all', async () => {
    const dealId = await bed.deal(9);
    const [first] = await bed.subscribe(connect(), topicOf(dealId));
    const { seq } = first as { seq: number };
    await told(dealId, 4);
    const [back] = await bed.subscribe(connect(), topicOf(dealId), { after: seq + 1 });
    expect(back).toMatchObject({
      seq: seq + 4,
      messages: [
        { seq: seq + 2, data: { available: 7 } },
        { seq: seq + 3, data: { available: 6 } },
        { seq: seq + 4, data: { available: 5 } },
      ],
    });
    expect(back).not.toHaveProperty('state');
    const [nothing] = await bed.subscribe(connect(), topicOf(dealId), { after: seq + 4 });
    expect(nothing).toMatchObject({ seq: seq + 4, messages: [] });
  });

  it('gets the state when a part of the log is gone, or the number belongs to another life', async () => {
    const dealId = await bed.deal(9);
    const [first] = await bed.subscribe(connect(), topicOf(dealId));
    const { seq } = first as { seq: number };
    await told(dealId, 3);
    const pk = `topic#${topicOf(dealId)}`;
    const sk = `log#${String(seq + 1).padStart(16, '0')}`;
    await bed.dynamo.send(new DeleteCommand({ TableName: bed.liveTable, Key: { pk, sk } }));
    for (const after of [seq, 12, seq + 90]) {
      const [back] = await bed.subscribe(connect(), topicOf(dealId), { after });
      expect(back).toMatchObject({ seq: seq + 3, state: { available: 6 } });
      expect(back).not.toHaveProperty('messages');
    }
  });
});

describe('a deal that too many watch', () => {
  it('is polled, its end is told, and below the threshold it is told again', async () => {
    const dealId = await bed.deal(50);
    const watchers = Array.from({ length: 6 }, connect);
    for (const watcher of watchers) await bed.subscribe(watcher, topicOf(dealId));
    const telling = { ...bed.telling, poll: { threshold: 5, againMs: 60_000 } };
    const change = async () => {
      await buy(dealId);
      await bed.changed(dealId);
      await bed.tell(telling);
      bed.wait();
    };
    const [first = ''] = watchers;
    await change();
    expect(bed.heard(first, 'message')).toHaveLength(1);
    await change();
    await change();
    expect(bed.heard(first, 'message')).toHaveLength(1);
    expect(bed.heard(first, 'poll')).toEqual([
      { type: 'poll', topic: topicOf(dealId), everySeconds: 5, jitterSeconds: 5 },
    ]);

    const late = connect();
    expect(await bed.subscribe(late, topicOf(dealId))).toMatchObject([
      { type: 'subscribed', state: { available: 47 } },
      { type: 'poll' },
    ]);
    for (const leaving of watchers.slice(0, 4)) bed.gone.add(leaving);
    bed.wait(60);
    await change();
    expect(bed.heard(late, 'poll')).toHaveLength(2);
    await change();
    expect(bed.heard(late, 'message')).toMatchObject([{ data: { available: 45 } }]);

    bed.gone.clear();
    for (const watcher of watchers.slice(0, 4)) await bed.subscribe(watcher, topicOf(dealId));
    await change();
    await change();
    expect(bed.heard(late, 'poll')).toHaveLength(3);
    bed.states.set(dealId, 'ended');
    await change();
    expect(bed.heard(late, 'message').at(-1)).toMatchObject({ data: { state: 'ended' } });
  });
});
