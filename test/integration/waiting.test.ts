import { beforeAll, describe, expect, it } from 'vitest';
import type { BookingRecord } from '../../lib/bookings/booking.ts';
import { giveUpBooking } from '../../lib/bookings/give-up-booking.ts';
import { releaseHolds } from '../../lib/bookings/release-holds.ts';
import { takeOrder } from '../../lib/bookings/take-order.ts';
import type { BuyerId, DealId } from '../../lib/contract/ids.ts';
import { type WaitingEntry, waitingLimits } from '../../lib/contract/waiting.ts';
import { ttlCache } from '../../lib/platform/cache.ts';
import { UpdateCommand } from '../../lib/platform/documents/commands.ts';
import type { Stock } from '../../lib/stock/stock.ts';
import { stockOfDeal } from '../../lib/stock/stock-id.ts';
import { changeTotal } from '../../lib/stock/stock-writes.ts';
import { type JoinDeps, joinLine } from '../../lib/waiting/join-line.ts';
import { leaveLine, removeFromLine } from '../../lib/waiting/leave-line.ts';
import { listLine } from '../../lib/waiting/list-line.ts';
import { waitingData } from '../../lib/waiting/personal-data.ts';
import { readPlaceInLine, readPlacesInLines } from '../../lib/waiting/read-places.ts';
import { type WaitingRepository, waitingRepository } from '../../lib/waiting/repository.ts';
import { recountLine, type TendDeps, tendLine } from '../../lib/waiting/tend-line.ts';
import { bookingIdKey, newBuyer, saleBedOfFile, start } from './sale-bed.ts';

const bed = await saleBedOfFile();
const minute = 60_000;
let waiting: WaitingRepository;
let table: string;
beforeAll(async () => {
  table = await bed.table('waiting');
  waiting = waitingRepository(bed.dynamo, { waiting: table, stock: bed.stockTable }, bed.random);
});

const joining = (changed: Partial<JoinDeps> = {}): JoinDeps => ({
  waiting,
  stock: bed.stock,
  bookings: bed.bookings,
  // No answer of these tests may be old.
  ladders: ttlCache({ ttlMs: 0, maxEntries: 1, clock: bed.clock, load: (id) => waiting.ladder(id) }),
  isSellerOff: async () => false,
  clock: bed.clock,
  random: bed.random,
  ...changed,
});
const tending = (changed: Partial<TendDeps> = {}): TendDeps => ({
  dynamo: bed.dynamo,
  tables: { bookings: bed.bookingsTable, stock: bed.stockTable },
  bookingIdKey,
  waiting,
  stock: bed.stock,
  isSellerOff: async () => false,
  clock: bed.clock,
  random: bed.random,
  offerMs: 30 * minute,
  holdMs: 10 * minute,
  ...changed,
});

const soldOut = { available: 0, sold: 10 };
const guest = (id: BuyerId) => ({ kind: 'guest', id }) as const;

/** Joins the line, a millisecond after the one before. */
let now = start;
async function join(dealId: DealId, { quantity = 1, acceptFewer = false, buyerId = newBuyer() } = {}) {
  bed.setTime(++now);
  const entry = await joinLine(joining(), {
    buyer: guest(buyerId),
    stockId: stockOfDeal(dealId),
    quantity,
    acceptFewer,
  });
  return { entry, buyerId };
}
const joinMany = async (dealId: DealId, wishes: readonly Parameters<typeof join>[1][]) => {
  now = start;
  const joined = [];
  for (const wish of wishes) joined.push(await join(dealId, wish));
  return joined;
};
const read = ({ entry, buyerId }: { entry: WaitingEntry; buyerId: BuyerId }) =>
  readPlaceInLine(joining(), { id: entry.id, buyerId });

/** Puts units back, as a release does. */
const free = (dealId: DealId, units: number) =>
  bed.dynamo.send(
    new UpdateCommand({
      TableName: bed.stockTable,
      Key: { pk: stockOfDeal(dealId) },
      UpdateExpression: 'SET available = available + :units, sold = sold - :units',
      ExpressionAttributeValues: { ':units': units },
    }),
  );
const tend = (dealId: DealId, changed: Partial<TendDeps> = {}) =>
  tendLine(tending(changed), stockOfDeal(dealId));
const order = (dealId: DealId, buyerId = newBuyer()) =>
  takeOrder(bed.placing(), {
    buyer: guest(buyerId),
    idempotencyKey: 'key',
    stockId: stockOfDeal(dealId),
    quantity: 1,
  });
const deal = (changed: Partial<Stock> = {}) => bed.deal(10, { ...soldOut, ...changed });
const code = (expected: string) => expect.objectContaining({ code: expected });

describe('joining', () => {
  it('gives a place in the order of joining, and tells the public how many wait', async () => {
    const dealId = await deal();
    const joined = await joinMany(dealId, [{}, { quantity: 2, acceptFewer: true }, {}]);
    expect(joined[1]?.entry).toMatchObject({
      dealId,
      quantity: 2,
      acceptFewer: true,
      status: 'waiting',
      place: 2,
      length: 2,
    });
    expect(await Promise.all(joined.map(read))).toMatchObject([
      { place: 1, length: 3 },
      { place: 2, length: 3 },
      { place: 3, length: 3 },
    ]);
    expect(await bed.stockOf(dealId)).toMatchObject({ waiting: 3, lineSince: start + 1 });
  });

  it('is refused while units are on sale, and when it would be in vain', async () => {
    const open = await bed.deal(3);
    await expect(join(open, { quantity: 3 })).rejects.toThrow(code('invalid_state'));
    await expect(join(open, { quantity: 4 })).rejects.toThrow(code('invalid_state'));
    expect(await bed.stockOf(open)).not.toHaveProperty('line');
    await expect(join(await deal({ perCustomerLimit: 1 }), { quantity: 2 })).rejects.toThrow(
      code('limit_exceeded'),
    );
    await expect(join(await deal({ maxUnitsPerOrder: 1 }), { quantity: 2 })).rejects.toThrow(
      code('quantity_too_large'),
    );
    await expect(join(await deal({ signedInOnly: true }))).rejects.toThrow(code('sign_in_required'));
    await expect(join(await deal({ gate: 'closed' }))).rejects.toThrow(code('deal_not_live'));
    await expect(join(await deal({ gate: 'draft' }))).rejects.toThrow(code('not_found'));
    await expect(join('deal_0000000000000009')).rejects.toThrow(code('not_found'));
    await expect(
      join(await deal({ waiting: waitingLimits.inLine, line: 'mark', lineSince: start })),
    ).rejects.toThrow(code('waiting_list_full'));
    const unitPrice = { amountMinor: 90_000_000, currency: 'EUR' };
    await expect(join(await deal({ unitPrice }), { quantity: 2 })).rejects.toThrow(code('amount_too_large'));
    const off = joinLine(joining({ isSellerOff: async () => true }), {
      buyer: guest(newBuyer()),
      stockId: stockOfDeal(await deal()),
      quantity: 1,
      acceptFewer: false,
    });
    await expect(off).rejects.toThrow(code('deal_not_live'));
  });

  it('twice is joining once, and asking for something else needs leaving first', async () => {
    const dealId = await deal();
    const [first, ,] = await joinMany(dealId, [{ quantity: 2 }, {}]);
    const buyerId = first?.buyerId as BuyerId;
    const again = await join(dealId, { quantity: 2, buyerId });
    expect(again.entry).toMatchObject({ id: first?.entry.id, place: 1, length: 2 });
    await expect(join(dealId, { quantity: 1, buyerId })).rejects.toThrow(code('invalid_state'));
    await expect(join(dealId, { quantity: 2, acceptFewer: true, buyerId })).rejects.toThrow(
      code('invalid_state'),
    );
    expect(await bed.stockOf(dealId)).toMatchObject({ waiting: 2 });
  });

  it('side by side gives one buyer one place', async () => {
    const dealId = await deal();
    const buyerId = newBuyer();
    const entries = await Promise.all([1, 2, 3, 4].map(() => join(dealId, { buyerId })));
    expect(new Set(entries.map(({ entry }) => entry.id)).size).toBe(1);
    expect(await waiting.ladder(stockOfDeal(dealId))).toHaveLength(1);
  });

  it('is possible in a bounded number of lines', async () => {
    const buyerId = newBuyer();
    for (let line = 0; line < waitingLimits.linesOfBuyer; line++) await join(await deal(), { buyerId });
    await expect(join(await deal(), { buyerId })).rejects.toThrow(code('limit_exceeded'));
  });

  it('that stopped before the stock was marked is completed by whoever looks at the line', async () => {
    const dealId = await deal();
    const stops = joining({
      waiting: { ...waiting, join: async () => Promise.reject(new Error('stopped')) },
    });
    const wish = { buyer: guest(newBuyer()), stockId: stockOfDeal(dealId), quantity: 1, acceptFewer: false };
    await expect(joinLine(stops, wish)).rejects.toThrow('stopped');
    expect((await bed.stockOf(dealId)).line).toBeUndefined();
    await tend(dealId);
    expect(await bed.stockOf(dealId)).toMatchObject({ waiting: 1 });
    await free(dealId, 1);
    await expect(order(dealId)).rejects.toThrow(code('sold_out'));
  });
});

describe('units that come back', () => {
  it('go to the line in its order, never to a fast passer-by, and each place gets one offer', async () => {
    const dealId = await deal();
    const joined = await joinMany(dealId, [{}, {}, {}]);
    await free(dealId, 2);
    await expect(order(dealId)).rejects.toThrow(code('sold_out'));
    // Two copies at once.
    await Promise.all([tend(dealId), tend(dealId)]);
    const [first, second, third] = await Promise.all(joined.map(read));
    for (const served of [first, second])
      expect(served).toMatchObject({ status: 'offered', offer: { quantity: 1, status: 'held' } });
    expect(third).toMatchObject({ status: 'waiting', place: 1, length: 1 });
    expect(await bed.stockOf(dealId)).toMatchObject({ available: 0, held: 2, sold: 8, waiting: 1 });
    expect(await tend(dealId)).toEqual({ offered: 0, ended: 0, again: false });
  });

  it('are held longer than an order, within the window of the sale', async () => {
    const dealId = await deal();
    const holdOf = async (at: number) => {
      const { buyerId } = await join(dealId);
      await free(dealId, 1);
      bed.setTime(at);
      await tend(dealId);
      const [entry] = await readPlacesInLines(joining(), buyerId);
      return Date.parse(entry?.offer?.holdExpiresAt ?? '') - at;
    };
    expect(await holdOf(start + minute)).toBe(30 * minute);
    expect(await holdOf(start + 40 * minute)).toBe(20 * minute);
    expect(await holdOf(start + 55 * minute)).toBe(10 * minute);
  });

  it('pass over those who want more than are free, who keep their place', async () => {
    const dealId = await deal();
    const joined = await joinMany(dealId, [{ quantity: 3 }, { quantity: 2, acceptFewer: true }, {}]);
    await free(dealId, 1);
    await tend(dealId);
    expect(await Promise.all(joined.map(read))).toMatchObject([
      { status: 'waiting', place: 1 },
      { status: 'offered', offer: { quantity: 1 } },
      { status: 'waiting', place: 2 },
    ]);
    await free(dealId, 3);
    await tend(dealId);
    expect(await Promise.all(joined.map(read))).toMatchObject([
      { status: 'offered', offer: { quantity: 3 } },
      { status: 'offered' },
      { status: 'waiting', place: 1 },
    ]);
  });

  it('that nobody in line can use go to the next one who joins and can', async () => {
    const dealId = await deal();
    await join(dealId, { quantity: 2 });
    await free(dealId, 1);
    await tend(dealId);
    await expect(order(dealId)).rejects.toThrow(code('sold_out'));
    const small = await join(dealId);
    await tend(dealId);
    expect(await read(small)).toMatchObject({ status: 'offered' });
  });

  it('are the public’s again when nobody waits', async () => {
    const dealId = await deal();
    const { entry, buyerId } = await join(dealId);
    await leaveLine(joining(), { id: entry.id, buyerId });
    expect(await bed.stockOf(dealId)).toMatchObject({ waiting: 0 });
    await free(dealId, 1);
    await tend(dealId);
    expect(await bed.stockOf(dealId)).not.toHaveProperty('line');
    await expect(order(dealId)).resolves.toMatchObject({ path: 'direct' });
  });

  it('go to the next when an offer is declined, or lapses', async () => {
    const dealId = await deal();
    const joined = await joinMany(dealId, [{}, {}, {}]);
    await free(dealId, 1);
    await tend(dealId);
    const first = await bookingOf(joined[0]);
    await giveUpBooking({ ...bed, bookingIdKey }, { id: first.id, buyerId: first.buyerId });
    await tend(dealId);
    const second = await bookingOf(joined[1]);
    bed.setTime((second.holdExpiresAt ?? 0) + 1);
    await releaseHolds(bed, [{ buyerId: second.buyerId, bookingId: second.id, holdExpiresAt: 0 }]);
    await tend(dealId);
    expect(await Promise.all(joined.map(read))).toMatchObject([
      { status: 'offered', offer: { status: 'cancelled' } },
      { status: 'offered', offer: { status: 'expired' } },
      { status: 'offered', offer: { status: 'held' } },
    ]);
    // The second one may join again, at the end; with an open offer nobody may.
    await expect(join(dealId, { buyerId: second.buyerId })).resolves.toMatchObject({ entry: { place: 1 } });
    await expect(join(dealId, { buyerId: joined[2]?.buyerId as BuyerId })).rejects.toThrow(
      code('invalid_state'),
    );
  });

  const bookingOf = async (joined: Awaited<ReturnType<typeof join>> | undefined): Promise<BookingRecord> => {
    if (!joined) throw new Error('Nobody joined');
    const { offer } = await read(joined);
    const record = offer && (await bed.bookings.byId(joined.buyerId, offer.bookingId));
    if (!record) throw new Error('There is no offer');
    return record;
  };

  it('of a free deal are confirmed at once', async () => {
    const dealId = await deal({ unitPrice: { amountMinor: 0, currency: 'EUR' } });
    const joined = await join(dealId);
    await free(dealId, 1);
    await tend(dealId);
    expect(await read(joined)).toMatchObject({ status: 'offered', offer: { status: 'confirmed' } });
    expect(await bed.stockOf(dealId)).toMatchObject({ available: 0, held: 0, sold: 10 });
  });

  it('are not offered to those whom the deal would refuse by now, nor while its seller is off', async () => {
    const dealId = await deal({ perCustomerLimit: 1, maxUnpaidUnits: 1 });
    const buyerId = newBuyer();
    // They have what the limit allows.
    await free(dealId, 1);
    await order(dealId, buyerId);
    const joined = await join(dealId, { buyerId });
    const other = await join(dealId);
    await free(dealId, 1);
    expect(await tend(dealId, { isSellerOff: async () => true })).toMatchObject({ offered: 0, ended: 0 });
    expect(await tend(dealId)).toMatchObject({ offered: 1, ended: 1 });
    expect(await read(joined)).toMatchObject({ status: 'ended', end: 'limit_exceeded' });
    expect(await read(other)).toMatchObject({ status: 'offered' });
    expect(await bed.stockOf(dealId)).not.toHaveProperty('line');
  });

  it('pass over those who hold too many unpaid units, who keep their place', async () => {
    const dealId = await deal({ maxUnpaidUnits: 1 });
    const buyerId = newBuyer();
    await free(dealId, 1);
    await order(dealId, buyerId);
    const joined = await join(dealId, { buyerId });
    const other = await join(dealId);
    await free(dealId, 1);
    await tend(dealId);
    expect(await read(joined)).toMatchObject({ status: 'waiting', place: 1 });
    expect(await read(other)).toMatchObject({ status: 'offered' });
  });

  it('are added by a higher total too', async () => {
    const dealId = await deal();
    const joined = await joinMany(dealId, [{}, {}]);
    await bed.dynamo.send(new UpdateCommand(changeTotal(bed.stockTable, stockOfDeal(dealId), 10, 12)));
    expect(await tend(dealId)).toMatchObject({ offered: 2 });
    for (const each of joined) expect(await read(each)).toMatchObject({ status: 'offered' });
  });
});

describe('a line', () => {
  it.each([
    ['sale_over', {}, start + 60 * minute],
    ['called_off', { gate: 'called_off' }, start + minute],
  ] as const)('ends with its sale: %s', async (end, terms, at) => {
    const dealId = await deal();
    const joined = await joinMany(dealId, [{}, {}]);
    await bed.dynamo.send(
      new UpdateCommand({
        TableName: bed.stockTable,
        Key: { pk: stockOfDeal(dealId) },
        UpdateExpression: 'SET gate = :gate',
        ExpressionAttributeValues: { ':gate': 'open', ...('gate' in terms && { ':gate': terms.gate }) },
      }),
    );
    bed.setTime(at);
    await tend(dealId);
    for (const each of joined) expect(await read(each)).toMatchObject({ status: 'ended', end });
    expect(await bed.stockOf(dealId)).not.toHaveProperty('line');
  });

  it('waits while the sale is paused', async () => {
    const dealId = await deal();
    const joined = await join(dealId);
    await bed.dynamo.send(
      new UpdateCommand({
        TableName: bed.stockTable,
        Key: { pk: stockOfDeal(dealId) },
        UpdateExpression: 'SET gate = :closed, available = :one, sold = :nine',
        ExpressionAttributeValues: { ':closed': 'closed', ':one': 1, ':nine': 9 },
      }),
    );
    await tend(dealId);
    expect(await read(joined)).toMatchObject({ status: 'waiting' });
  });

  it('is shown to staff in its order, and by pages', async () => {
    const dealId = await deal();
    const joined = await joinMany(dealId, [{}, { quantity: 2 }, {}]);
    const first = await listLine({ waiting }, stockOfDeal(dealId), { limit: 2 });
    expect(first.items.map(({ buyerId }) => buyerId)).toEqual(
      joined.slice(0, 2).map(({ buyerId }) => buyerId),
    );
    const cursor = first.nextCursor ?? undefined;
    const second = await listLine({ waiting }, stockOfDeal(dealId), { limit: 2, cursor });
    expect(second).toMatchObject({ items: [{ buyerId: joined[2]?.buyerId }], nextCursor: null });
    await expect(listLine({ waiting }, stockOfDeal(dealId), { limit: 2, cursor: 'e30' })).rejects.toThrow(
      code('invalid_request'),
    );
  });

  it('loses somebody whom staff remove, with an entry in the audit, once', async () => {
    const dealId = await deal();
    const joined = await join(dealId);
    const actor = {
      id: 'staff-1',
      roles: ['support'],
      operation: 'removeFromWaitingList',
      requestId: 'r1',
    } as never;
    const removal = { dealId, buyerId: joined.buyerId, reason: 'abuse' } as const;
    for (let time = 0; time < 2; time++)
      await removeFromLine({ ...joining(), audit: bed.audit }, actor, removal);
    expect(await read(joined)).toMatchObject({ status: 'ended', end: 'removed' });
    expect(await bed.stockOf(dealId)).toMatchObject({ waiting: 0 });
  });

  it('is counted again by the sweeper', async () => {
    const dealId = await deal();
    await joinMany(dealId, [{}, {}, {}]);
    await waiting.countDown(stockOfDeal(dealId), 2);
    expect(await recountLine(tending(), stockOfDeal(dealId))).toBe(true);
    expect(await bed.stockOf(dealId)).toMatchObject({ waiting: 3 });
    expect(await recountLine(tending(), stockOfDeal(dealId))).toBe(false);
  });

  it('gives a person everything about them, and forgets them', async () => {
    const dealId = await deal();
    const id = 'cus_0000000000000001';
    await join(dealId, { buyerId: id });
    const data = waitingData({ waiting, clock: bed.clock, random: bed.random });
    expect(await Array.fromAsync(data.export({ id }))).toMatchObject([{ dealId, status: 'waiting' }]);
    await data.erase({ id });
    expect(await Array.fromAsync(data.export({ id }))).toEqual([]);
    expect(await waiting.ladder(stockOfDeal(dealId))).toEqual([]);
    expect(await bed.stockOf(dealId)).toMatchObject({ waiting: 0 });
    await data.erase({ id });
  });

  it('does not give an entry of another buyer', async () => {
    const { entry } = await join(await deal());
    await expect(readPlaceInLine(joining(), { id: entry.id, buyerId: newBuyer() })).rejects.toThrow(
      code('not_found'),
    );
  });
});
