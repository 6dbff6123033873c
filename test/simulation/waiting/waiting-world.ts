import { bookingRepository } from '../../../lib/bookings/repository.ts';
import type { StockId } from '../../../lib/contract/ids.ts';
import { ttlCache } from '../../../lib/platform/cache.ts';
import { PutCommand } from '../../../lib/platform/documents/commands.ts';
import type { Random } from '../../../lib/platform/random.ts';
import { tables as deployed } from '../../../lib/platform/tables.ts';
import { stockEvents } from '../../../lib/stock/events.ts';
import { stockRepository } from '../../../lib/stock/repository.ts';
import { toStock } from '../../../lib/stock/stock.ts';
import { stockOfDeal } from '../../../lib/stock/stock-id.ts';
import { toStockItem } from '../../../lib/stock/stock-writes.ts';
import { waitingEvents } from '../../../lib/waiting/events.ts';
import { waitingRepository } from '../../../lib/waiting/repository.ts';
import { seededRandom } from '../../../local/stripe/random.ts';
import { type Changes, memoryDynamo } from '../memory-dynamo/index.ts';
import type { Choices } from '../scheduler/choices.ts';
import { scheduler } from '../scheduler/scheduler.ts';
import { dynamoThrough } from '../world/dynamo-wire.ts';

export const start = Date.parse('2026-12-24T18:00:00.000Z');
export const stockId = stockOfDeal('deal_0000000000000001');
export const closesAt = start + 3_600_000;
const names = { stock: 'stock', bookings: 'bookings', waiting: 'waiting' } as const;

export type WaitingWorld = ReturnType<typeof waitingWorld>;

/** The waiting list on DynamoDB in memory, with a clock that stands until it is moved. The deal is sold out. */
export function waitingWorld(choices: Choices, total: number) {
  const notes: string[] = [];
  const violations: string[] = [];
  const time = { now: start, step: 0 };
  const clock = { now: () => time.now };
  const fraction = seededRandom(7);
  const random: Random = {
    fraction,
    bytes: (length) => Uint8Array.from({ length }, () => Math.floor(fraction() * 256)),
  };
  const note = (line: string) => void notes.push(line);
  const actors = scheduler(choices, { clock, timeoutMs: 600_000, note });
  const watchers: ((changes: Changes) => void)[] = [];
  /**
   * Messages about the line that wait in its queue: each change tells what its table tells. Of a place whose maker
   * stopped before the mark nobody else tells, so that message comes in the end; others may be lost.
   */
  const due = { messages: 0, joined: 0 };
  const memory = memoryDynamo(
    Object.fromEntries(Object.values(names).map((name) => [name, deployed[name]])),
    (changes) => {
      time.step++;
      for (const watch of watchers) watch(changes);
      for (const { table, before, after } of changes)
        for (const { event } of toldOf(table.name, before, after)) {
          if (event.type === 'waiting.joined') due.joined++;
          else if (heard.has(event.type)) due.messages++;
        }
    },
  );
  const dynamo = dynamoThrough(actors, memory);
  const waiting = waitingRepository(dynamo, names, random);
  const deps = {
    dynamo,
    tables: names,
    bookingIdKey: Buffer.from('a key for tests only'),
    waiting,
    bookings: bookingRepository(dynamo, names),
    stock: stockRepository(dynamo, names.stock),
    ladders: ttlCache({ ttlMs: 0, maxEntries: 1, clock, load: (id: StockId) => waiting.ladder(id) }),
    isSellerOff: async () => false,
    noteLapsed: async () => undefined,
    audit: { entry: () => Promise.reject(new Error('Nobody of the staff acts')) as never },
    clock,
    random,
    offerMs: 30_000,
    holdMs: 20_000,
  };
  memory.perform(
    new PutCommand({
      TableName: names.stock,
      Item: toStockItem({
        ...{ id: stockId, total, available: 0, held: 0, sold: total, claims: {} },
        ...{ gate: 'open', opensAt: start - 1, closesAt, drop: false },
        unitPrice: { amountMinor: 1999, currency: 'EUR' },
      }),
    }),
  );
  return {
    choices,
    actors,
    clock,
    deps,
    memory,
    due,
    time,
    note,
    violations,
    trace: () => notes,
    violated: (rule: string) => {
      note(`VIOLATED: ${rule}`);
      violations.push(rule);
    },
    watch: (watcher: (changes: Changes) => void) => void watchers.push(watcher),
    pass(ms: number) {
      time.now += ms;
    },
    stockNow: () => {
      const [item] = memory.items(names.stock);
      return toStock(item as { pk: string });
    },
    rows: <T>(table: keyof typeof names) => memory.items(table) as unknown as readonly T[],
  };
}

const heard = new Set(['stock.units_freed', 'waiting.ended']);

function toldOf(table: string, before: unknown, after: unknown) {
  const change = { eventId: '1', at: 0, before, after } as never;
  if (table === 'stock') return before ? stockEvents(change) : [];
  return table === 'waiting' ? waitingEvents(change) : [];
}
