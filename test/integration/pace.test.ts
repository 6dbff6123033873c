import { afterAll, beforeAll, expect, it } from 'vitest';
import { pacer } from '../../lib/payments/pace.ts';
import { startDynamoDb } from './dynamodb.ts';

let database: Awaited<ReturnType<typeof startDynamoDb>>;
let table: string;
beforeAll(async () => {
  database = await startDynamoDb();
  table = await database.createTable({ keys: ['pk', 'sk'] });
});
afterAll(() => database.stop());

it('lets no more calls of an endpoint through in a second than it is told, over all callers', async () => {
  const random = { fraction: () => 0.5, bytes: () => new Uint8Array() };
  const clock = { ms: 1_800_000_000_000, now: () => clock.ms };
  // Each function waits by itself: what it sees of time is how long it has waited.
  const turns = Array.from({ length: 70 }, async () => {
    const own = { ms: clock.ms, now: () => own.ms };
    const pace = pacer(database.dynamo, {
      table,
      perSecond: 20,
      patience: 5,
      clock: own,
      random,
      wait: async (ms) => {
        own.ms += ms;
      },
    });
    await pace('capture');
    return Math.floor(own.ms / 1000);
  });
  const bySecond = Object.values(Object.groupBy(await Promise.all(turns), String));
  expect(bySecond.map((calls) => calls?.length).sort()).toEqual([10, 20, 20, 20]);
});

it('says that it is busy when the wait would be too long', async () => {
  const now = 1_800_001_000_000;
  const pace = pacer(database.dynamo, {
    table,
    perSecond: 1,
    patience: 0,
    clock: { now: () => now },
    random: { fraction: () => 0, bytes: () => new Uint8Array() },
    wait: async () => undefined,
  });
  await pace('refund');
  await pace('cancel');
  await expect(pace('refund')).rejects.toMatchObject({ failure: 'busy' });
});
