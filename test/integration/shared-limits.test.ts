import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deviceBuyers } from '../../lib/abuse/device-buyers.ts';
import { meterCapacity } from '../../lib/platform/capacity.ts';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
} from '../../lib/platform/documents/commands.ts';
import { limiter } from '../../lib/platform/limits/limiter.ts';
import type { Rule } from '../../lib/platform/limits/rule.ts';
import { type SharedCounts, sharedCounts } from '../../lib/platform/limits/shared-counts.ts';
import { sliceAt } from '../../lib/platform/limits/sliding-window.ts';
import { takeAll } from '../../lib/platform/limits/take.ts';
import { startDynamoDb } from './dynamodb.ts';

const start = Date.parse('2026-12-24T18:00:00.000Z');
const rule: Rule = { limit: 40, seconds: 60, quiet: 5 };

let database: Awaited<ReturnType<typeof startDynamoDb>>;
let capacity: ReturnType<typeof meterCapacity>;
let table: string;
let shared: SharedCounts;
const time = { now: start };
const clock = { now: () => time.now };

beforeAll(async () => {
  database = await startDynamoDb();
  capacity = meterCapacity(database.dynamo);
  table = await database.table('abuse');
  // How long an order waits for its count is no part of these: a busy machine takes its time.
  shared = sharedCounts(database.dynamo, table, { patienceMs: 30_000 });
});
afterAll(() => database.stop());

const containers = (count: number, counts = shared) =>
  Array.from({ length: count }, () => limiter('orders.buyer', rule, { clock, shared: counts }));

const passes = (door: ReturnType<typeof limiter>, subject: string) =>
  takeAll([{ limiter: door, subject }], 'orders').then(
    () => true,
    () => false,
  );

describe('limits that many containers share', () => {
  it('let no more through than limit + containers × quiet, however the requests meet', async () => {
    time.now = start;
    const doors = containers(8);
    // Each container takes one request at a time, as Lambda has it; all of them work at once.
    const passed = await Promise.all(
      doors.map(async (door) => {
        let through = 0;
        for (let request = 0; request < 50; request++) if (await passes(door, 'crowd')) through++;
        return through;
      }),
    );
    const total = passed.reduce((sum, through) => sum + through, 0);
    expect(total).toBeGreaterThanOrEqual(rule.limit);
    expect(total).toBeLessThanOrEqual(rule.limit + doors.length * rule.quiet);
  });

  it('cost nothing up to `quiet`, then a write unit for as many as that; a refusal costs nothing', async () => {
    time.now = start;
    const [door] = containers(1) as [ReturnType<typeof limiter>];
    const unitsOf = async (requests: number) => {
      capacity.take();
      for (let request = 0; request < requests; request++) await passes(door, 'costly');
      return capacity.take();
    };
    expect(await unitsOf(rule.quiet)).toBe(0);
    expect(await unitsOf(rule.quiet)).toBe(1);
    expect(await unitsOf(rule.limit - 2 * rule.quiet)).toBe(6);
    // The last few are told once more, when the limit is already reached.
    expect(await unitsOf(1)).toBe(1);
    expect(await unitsOf(100)).toBe(0);
  });

  it('tell a container that comes later, and free the slots when the window has passed them', async () => {
    time.now = start;
    const [early, late] = containers(2) as [ReturnType<typeof limiter>, ReturnType<typeof limiter>];
    for (let request = 0; request < rule.limit; request++) await passes(early, 'later');
    let through = 0;
    for (let request = 0; request < 20; request++) if (await passes(late, 'later')) through++;
    expect(through).toBe(rule.quiet);
    time.now += late.look('later').waitMs;
    expect(await passes(late, 'later')).toBe(true);
  });

  it('begin anew after a pause, and keep the item small', async () => {
    time.now = start;
    const [door] = containers(1) as [ReturnType<typeof limiter>];
    for (let round = 0; round < 60; round++) {
      time.now += round % 40 === 39 ? 400_000 : 7_000;
      for (let request = 0; request < rule.quiet + 1; request++) await passes(door, 'long');
    }
    const { Item = {} } = await database.dynamo.send(
      new GetCommand({ TableName: table, Key: { pk: 'orders.buyer#long', sk: 'count' } }),
    );
    expect(Object.keys(Item).filter((name) => name.startsWith('s')).length).toBeLessThanOrEqual(14);
    expect(Item.ttl).toBeGreaterThan(time.now / 1_000);
  });

  it('lose nothing when two containers begin a count anew at once', async () => {
    const telling = (now: number, times: number) => {
      const slices = new Map([[sliceAt(now, 60_000), times]]);
      return { name: 'orders.buyer', subject: 'anew', windowMs: 60_000, slices, now };
    };
    await shared.add(telling(start, 1));
    const later = start + 3_600_000;
    const { dynamo } = database;
    // Between this one's look at what is past and its writing anew, another is quicker.
    const slow = {
      async send(command: PutCommand) {
        if (command instanceof PutCommand) await shared.add(telling(later, 3));
        return dynamo.send(command);
      },
    } as unknown as DynamoDBDocumentClient;
    const slices = await sharedCounts(slow, table).add(telling(later, 4));
    expect([...slices.values()]).toEqual([7]);
  });

  it('hold for each container by itself when the table is gone, and fail no order', async () => {
    time.now = start;
    const nowhere = sharedCounts(database.dynamo, 'no-such-table');
    const [door] = containers(1, nowhere) as [ReturnType<typeof limiter>];
    let through = 0;
    for (let request = 0; request < 60; request++) if (await passes(door, 'alone')) through++;
    expect(through).toBe(rule.limit);
  });
});

describe('buyers of a device', () => {
  const devices = () => deviceBuyers(database.dynamo, table, clock);

  it('are counted once each, and cost nothing while they are two', async () => {
    capacity.take();
    const one = devices();
    expect(await one.note('phone', 'guest')).toBe(1);
    expect(await one.note('phone', 'guest')).toBe(1);
    expect(await one.note('phone', 'customer')).toBe(2);
    expect(capacity.take()).toBe(0);
  });

  it('are known to all containers from the third on', async () => {
    const [one, other] = [devices(), devices()];
    for (const buyer of ['a', 'b', 'c']) await one.note('shared', buyer);
    for (const buyer of ['b', 'c']) await other.note('shared', buyer);
    expect(await other.note('shared', 'd')).toBe(4);
    expect(await one.note('shared', 'e')).toBe(5);
  });

  it('are not written any more once they are many, whichever container meets them', async () => {
    const met = async (container: number) => {
      const one = devices();
      let counted = 0;
      for (let buyer = 0; buyer < 20; buyer++)
        counted = await one.note('market', `buyer-${container}-${buyer}`);
      return counted;
    };
    expect(await met(1)).toBe(20);
    expect([await met(2), await met(3)]).toEqual([32, 32]);
    const Key = { pk: 'device#market', sk: `buyers#${Math.floor(start / 86_400_000)}` };
    const { Item = {} } = await database.dynamo.send(new GetCommand({ TableName: table, Key }));
    expect(Item.buyers.size).toBeLessThan(40);
  });

  it('are forgotten the next day, and are many at some point', async () => {
    const one = devices();
    let counted = 0;
    for (let buyer = 0; buyer < 40; buyer++) counted = await one.note('farm', `buyer-${buyer}`);
    expect(counted).toBe(32);
    expect(await devices().note('farm', 'stranger')).toBe(1);
    time.now += 86_400_000;
    expect(await one.note('farm', 'stranger')).toBe(1);
    time.now = start;
  });
});
