import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { noMarks } from '../../lib/abuse/decide-risk.ts';
import { markLog } from '../../lib/abuse/mark-log.ts';
import type { Mishap } from '../../lib/abuse/marks.ts';
import { noteLapsedIn } from '../../lib/abuse/note-lapsed.ts';
import { recentMarks } from '../../lib/abuse/recent-marks.ts';
import type { StockId } from '../../lib/contract/ids.ts';
import { meterCapacity } from '../../lib/platform/capacity.ts';
import type { DynamoDBDocumentClient } from '../../lib/platform/documents/commands.ts';
import { newId } from '../../lib/platform/ids.ts';
import { systemRandom as random } from '../../lib/platform/random.ts';
import { stockOfDeal } from '../../lib/stock/stock-id.ts';
import { startDynamoDb } from './dynamodb.ts';

const start = Date.parse('2026-12-24T18:00:00.000Z');
const hour = 3_600_000;
const window = { seconds: 3 * 3_600 };
const time = { now: start };
const clock = { now: () => time.now };

let database: Awaited<ReturnType<typeof startDynamoDb>>;
let capacity: ReturnType<typeof meterCapacity>;
let table: string;
beforeAll(async () => {
  database = await startDynamoDb();
  capacity = meterCapacity(database.dynamo);
});
afterAll(() => database.stop());
beforeEach(async () => {
  time.now = start;
  table = await database.table('abuse');
});

const log = (dynamo: DynamoDBDocumentClient = database.dynamo) =>
  markLog(dynamo, table, { clock, random, patienceMs: 30_000 });
const someone = (changed: Partial<Mishap> = {}): Mishap => ({
  buyerId: newId('gst', random),
  stockId: stockOfDeal(newId('deal', random)),
  ...changed,
});
const suspectOf = ({ buyerId, stockId, device, address }: Mishap) => ({
  buyer: { id: buyerId },
  stockId: stockId as StockId,
  traces: { device, address },
});

describe('marks', () => {
  it('count against the buyer and the device, in every container, for as long as the window', async () => {
    const device = 'a device digest';
    const first = someone({ device });
    await log().note('lapsed', [first]);
    await log().note('lapsed', [someone({ device }), someone()]);
    const read = () => recentMarks(log(), window, clock);
    expect(await read().of(suspectOf(first))).toEqual({ ...noMarks, lapsedHolds: 2 });
    expect(await read().of(suspectOf({ ...first, device: undefined }))).toMatchObject({ lapsedHolds: 1 });
    expect(await read().of(suspectOf(someone()))).toEqual(noMarks);
    const known = read();
    await known.of(suspectOf(first));
    time.now += 3 * hour + 1;
    expect(await known.of(suspectOf(first))).toEqual(noMarks);
    expect(await read().of(suspectOf(first))).toEqual(noMarks);
  });

  it('count against an address by stock when holds lapse, in units, and over deals when cards are declined', async () => {
    const { stockId } = someone();
    const at = (changed: Partial<Mishap> = {}) => someone({ address: 'an address digest', ...changed });
    await noteLapsedIn(log())(
      [3, 4].map((quantity) => ({
        ...{ buyerId: someone().buyerId, stockId: stockId as StockId, quantity },
        traces: { address: 'an address digest' },
      })),
    );
    await log().note('lapsed', [at({ units: 9 })]);
    await log().note('declined', [at(), at({ stockId: undefined }), someone()]);
    const counts = await recentMarks(log(), window, clock).of(suspectOf(at({ stockId })));
    expect(counts).toEqual({ ...noMarks, lapsedUnitsOfAddress: 7, declinedCardsOfAddress: 2 });
  });

  it('are read once in half a minute, whoever orders, and only what is new then', async () => {
    const asked: number[] = [];
    const counting = {
      since: (at: number) => {
        asked.push(at);
        return log().since(at);
      },
    };
    const known = recentMarks(counting, window, clock);
    const repeated = someone();
    for (let order = 0; order < 50; order++) await known.of(suspectOf(someone()));
    await log().note('declined', [repeated]);
    expect(await known.of(suspectOf(repeated))).toEqual(noMarks);
    time.now += 30_000;
    for (let order = 0; order < 3; order++)
      expect(await known.of(suspectOf(repeated))).toMatchObject({ declinedCards: 1 });
    // What the overlap brings again counts once.
    await log().note('declined', [repeated]);
    time.now += 30_000;
    expect(await known.of(suspectOf(repeated))).toMatchObject({ declinedCards: 2 });
    expect(asked).toEqual([start - 3 * hour, start - 15_000, start + 15_000]);
  });

  it('cost a write unit for about ten holds that lapse together', async () => {
    capacity.take();
    const crowd = Array.from({ length: 900 }, () =>
      someone({ device: 'd'.repeat(16), address: 'a'.repeat(16), units: 1 }),
    );
    await log().note('lapsed', crowd);
    expect(capacity.take()).toBeLessThan(100);
    expect((await log().since(0)).flatMap(({ marks }) => marks)).toHaveLength(900);
  });

  it('neither fail an order nor a release when the table is gone', async () => {
    table = 'no-such-table';
    await log().note('lapsed', [someone()]);
    expect(await recentMarks(log(), window, clock).of(suspectOf(someone()))).toEqual(noMarks);
  });
});
