import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StockId } from '../../lib/contract/ids.ts';
import { TransactWriteCommand, UpdateCommand } from '../../lib/platform/documents/commands.ts';
import { isConditionFailed } from '../../lib/platform/dynamo.ts';
import { boundsOf } from '../../lib/stock/buyer-bounds.ts';
import type { Stock } from '../../lib/stock/stock.ts';
import { stockOfDeal } from '../../lib/stock/stock-id.ts';
import {
  changeSlotTerms,
  changeTerms,
  changeTotal,
  closeClaim,
  closeFreeStock,
  correctLineLength,
  countDownLine,
  createStock,
  markJoined,
  noteCallOff,
  openClaim,
  removeLine,
  reopenStock,
  retakeUnits,
  returnAndClose,
  returnUnits,
  type StockUpdate,
  sellUnits,
  takeUnits,
  takeUnitsForLine,
} from '../../lib/stock/stock-writes.ts';
import { type SaleBed, saleBed, start } from './sale-bed.ts';

/** What the writes themselves hold, whatever whoever sends them believed: each is tried on a stock made for it. */
let bed: SaleBed;
beforeAll(async () => {
  bed = await saleBed();
});
afterAll(() => bed.stop());

const hour = 3_600_000;
const end = start + hour;
const unitPrice = { amountMinor: 1999, currency: 'EUR' };
const claim = { claimId: 'clm_1', units: 3, orderedAt: start, terms: { unitPrice } };
const withClaim = { total: 10, available: 7, claims: { clm_1: { units: 3, at: start } } };

/** Whether the write did it. What is refused must leave the stock as it was. */
async function does(stockId: StockId, update: StockUpdate): Promise<boolean> {
  const before = await bed.stock.get(stockId, { consistent: true });
  try {
    await bed.dynamo.send(new UpdateCommand(update));
    return true;
  } catch (error) {
    if (!isConditionFailed(error)) throw error;
    expect(await bed.stock.get(stockId, { consistent: true })).toEqual(before);
    return false;
  }
}

const stockWith = async (changed: Partial<Stock> = {}) => stockOfDeal(await bed.deal(10, changed));

const offer = 'an offer to the line';
const lined = { line: 'mark', lineSince: start, waiting: 3 };
/** The stock for a sale of this name: an offer needs a line. */
const stockToSell = (sale: string, changed: Partial<Stock> = {}) =>
  stockWith({ ...(sale === offer && lined), ...changed });

/** The writes that begin a sale, with what they have in common. */
const sales = {
  'an order': (stockId: StockId, units: number, now: number, limit: Partial<Stock> = {}) =>
    takeUnits(bed.stockTable, stockId, {
      quantity: units,
      into: 'held',
      now,
      terms: { unitPrice, ...limit },
    }),
  'a batch of orders': (stockId: StockId, units: number, now: number, limit: Partial<Stock> = {}) =>
    openClaim(bed.stockTable, stockId, {
      claimId: 'clm_1',
      units,
      now,
      orderedAt: now,
      terms: { unitPrice, ...limit },
    }),
  [offer]: (stockId: StockId, units: number, now: number, limit: Partial<Stock> = {}) =>
    takeUnitsForLine(bed.stockTable, stockId, {
      quantity: units,
      into: 'held',
      now,
      terms: { unitPrice, ...limit },
    }),
};

describe.each(Object.entries(sales))('%s', (sale, take) => {
  it('takes the last units, and never more than there are', async () => {
    const stockId = await stockToSell(sale);
    expect(await does(stockId, take(stockId, 11, start))).toBe(false);
    expect(await does(stockId, take(stockId, 10, start))).toBe(true);
    expect(await bed.stockOf(stockId)).toMatchObject({ available: 0 });
  });

  it.each([
    ['in the last millisecond before the sale', start - 1, false],
    ['in the first millisecond of the sale', start, true],
    ['in the last millisecond of the sale', end - 1, true],
    ['in the first millisecond after the sale', end, false],
  ])('%s', async (_, now, taken) => {
    const stockId = await stockToSell(sale);
    expect(await does(stockId, take(stockId, 1, now))).toBe(taken);
  });

  it.each(['closed', 'called_off'] as const)('gets nothing while the gate is %s', async (gate) => {
    const stockId = await stockToSell(sale, { gate });
    expect(await does(stockId, take(stockId, 1, start))).toBe(false);
  });

  it.each([
    { amountMinor: 2000, currency: 'EUR' },
    { amountMinor: 1999, currency: 'USD' },
  ])('gets nothing at another price: $amountMinor $currency', async (price) => {
    const stockId = await stockToSell(sale, { unitPrice: price });
    expect(await does(stockId, take(stockId, 1, start))).toBe(false);
  });
});

/** The bounds of a buyer as the stock has them, by their units and the version of the deal that introduced them. */
type AgreedLimit = Pick<Stock, 'perCustomerLimit' | 'limitEra' | 'maxUnpaidUnits' | 'unpaidEra'>;
const limits: readonly AgreedLimit[] = [
  {},
  { perCustomerLimit: 2 },
  { perCustomerLimit: 3 },
  { perCustomerLimit: 2, limitEra: 7 },
  { perCustomerLimit: 2, limitEra: 9 },
  { maxUnpaidUnits: 2 },
  { maxUnpaidUnits: 3 },
  { maxUnpaidUnits: 2, unpaidEra: 7 },
  { maxUnpaidUnits: 2, unpaidEra: 9 },
];
const pairsOfLimits = limits.flatMap((agreed) => limits.map((applies) => ({ agreed, applies })));

/** Who may order how much, as a record was made by it and as it applies. */
const controls: readonly Partial<Stock>[] = [
  {},
  { signedInOnly: true },
  { maxUnitsPerOrder: 2 },
  { maxUnitsPerOrder: 3 },
];
const pairsOfControls = controls.flatMap((agreed) => controls.map((applies) => ({ agreed, applies })));

describe.each(Object.entries(sales))('%s', (sale, take) => {
  it.each(pairsOfControls)('knows who may order how much: $agreed where $applies applies', async (pair) => {
    const stockId = await stockToSell(sale, pair.applies);
    expect(await does(stockId, take(stockId, 1, start, pair.agreed))).toBe(pair.agreed === pair.applies);
  });
});

describe.each([
  ...Object.entries(sales),
  [
    'a payment after its hold',
    (stockId: StockId, quantity: number, now: number, limit: AgreedLimit = {}) =>
      retakeUnits(bed.stockTable, stockId, { quantity, now, bounds: boundsOf({ unitPrice, ...limit }) }),
  ] as const,
])('%s', (sale, take) => {
  it.each(pairsOfLimits)('knows the bounds of a buyer: $agreed where $applies applies', async (pair) => {
    const stockId = await stockToSell(sale, pair.applies);
    expect(await does(stockId, take(stockId, 1, start, pair.agreed))).toBe(pair.agreed === pair.applies);
  });
});

describe('a claim', () => {
  it.each([
    ['that its bookings are tallied for a limit', { perCustomerLimit: 2 }, { limited: true }],
    ['that its bookings are tallied for unpaid units', { maxUnpaidUnits: 2 }, { bounded: true }],
    ['nothing of a bound where there is none', {}, {}],
  ])('says %s', async (_, limit, marks) => {
    const stockId = await stockWith(limit);
    const open = openClaim(bed.stockTable, stockId, { ...claim, now: start, terms: { unitPrice, ...limit } });
    expect(await does(stockId, open)).toBe(true);
    expect((await bed.stockOf(stockId)).claims.clm_1).toEqual({ units: 3, at: start, ...marks });
  });

  const close = (stockId: StockId, units: { held: number; sold: number; unused: number }) =>
    does(stockId, closeClaim(bed.stockTable, stockId, { claimId: claim.claimId, ...units }));

  it('is opened once, so that a repeated call takes no second share', async () => {
    const stockId = await stockWith(withClaim);
    const again = openClaim(bed.stockTable, stockId, { ...claim, now: start });
    expect(await does(stockId, again)).toBe(false);
  });

  it('gives back as many units as it took, once', async () => {
    const stockId = await stockWith(withClaim);
    expect(await close(stockId, { held: 1, sold: 1, unused: 1 })).toBe(true);
    expect(await bed.stockOf(stockId)).toMatchObject({ available: 8, held: 1, sold: 1, claims: {} });
    expect(await close(stockId, { held: 1, sold: 1, unused: 1 })).toBe(false);
  });

  it.each([
    ['more', { held: 2, sold: 1, unused: 1 }],
    ['fewer', { held: 1, sold: 1, unused: 0 }],
  ])('is not closed for %s units than it took', async (_, units) => {
    const stockId = await stockWith(withClaim);
    expect(await close(stockId, units)).toBe(false);
  });
});

describe('bookings that end', () => {
  const giveBack = (stockId: StockId, from: 'held' | 'sold', quantity: number, claimIds: string[] = []) =>
    does(stockId, returnUnits(bed.stockTable, stockId, { quantity, from, claimIds }));

  it.each(['held', 'sold'] as const)('give back what is %s, and never more', async (from) => {
    const stockId = await stockWith({ available: 8, [from]: 2 });
    expect(await giveBack(stockId, from, 3)).toBe(false);
    expect(await giveBack(stockId, from, 2)).toBe(true);
    expect(await bed.stockOf(stockId)).toMatchObject({ available: 10, [from]: 0 });
  });

  it.each([[['clm_1']], [['clm_0', 'clm_1']], [['clm_1', 'clm_2']]])(
    'wait while one of the claims that recorded them is open: %s',
    async (claimIds) => {
      const stockId = await stockWith({ ...withClaim, available: 4, held: 3 });
      expect(await giveBack(stockId, 'held', 1, claimIds)).toBe(false);
      expect(await giveBack(stockId, 'held', 1, ['clm_0', 'clm_2'])).toBe(true);
    },
  );
});

describe('a booking that is paid', () => {
  const sell = (stockId: StockId, quantity: number, claimId?: string) =>
    does(stockId, sellUnits(bed.stockTable, stockId, { quantity, claimId }));

  it('turns held units into sold ones, and never more than are held', async () => {
    const stockId = await stockWith({ available: 8, held: 2 });
    expect(await sell(stockId, 3)).toBe(false);
    expect(await sell(stockId, 2)).toBe(true);
    expect(await bed.stockOf(stockId)).toMatchObject({ available: 8, held: 0, sold: 2 });
  });

  it('waits while the claim that recorded it is open, since its units are not held yet', async () => {
    const stockId = await stockWith({ ...withClaim, available: 4, held: 3 });
    expect(await sell(stockId, 1, 'clm_1')).toBe(false);
    expect(await sell(stockId, 1, 'clm_closed')).toBe(true);
  });
});

describe('a payment after its hold', () => {
  const retake = (stockId: StockId, quantity: number, now: number) =>
    does(stockId, retakeUnits(bed.stockTable, stockId, { quantity, now, bounds: {} }));

  it('takes units again, and never more than are free', async () => {
    const stockId = await stockWith({ available: 2, sold: 8 });
    expect(await retake(stockId, 3, start)).toBe(false);
    expect(await retake(stockId, 2, start)).toBe(true);
    expect(await bed.stockOf(stockId)).toMatchObject({ available: 0, held: 2 });
  });

  it.each([
    ['while the sale runs', 'open', start, true],
    ['when the sale ran out its window, and nobody has closed it yet', 'open', end, true],
    ['when the sale ran out its window and was closed', 'closed', end, true],
    ['not in the last millisecond of a sale that was paused', 'closed', end - 1, false],
    ['not of what was called off', 'called_off', start, false],
    ['not of what was called off, when its window is over either', 'called_off', end, false],
  ] as const)('%s', async (_, gate, now, taken) => {
    const stockId = await stockWith({ gate });
    expect(await retake(stockId, 1, now)).toBe(taken);
  });
});

describe('a line', () => {
  const taking = (orderedAt: number) => ({
    'an order': (stockId: StockId) =>
      takeUnits(bed.stockTable, stockId, { quantity: 1, into: 'held', now: orderedAt, terms: { unitPrice } }),
    'a batch of orders': (stockId: StockId) =>
      openClaim(bed.stockTable, stockId, { ...claim, now: start + 5, orderedAt }),
  });

  it.each(Object.keys(taking(0)) as (keyof ReturnType<typeof taking>)[])(
    'comes before %s, unless the order was accepted before the line began',
    async (sale) => {
      const stockId = await stockWith({ ...lined, lineSince: start + 2 });
      expect(await does(stockId, taking(start + 2)[sale](stockId))).toBe(false);
      expect(await does(stockId, taking(start + 1)[sale](stockId))).toBe(true);
    },
  );

  it('comes before a payment that is late', async () => {
    const retake = (stockId: StockId) =>
      does(stockId, retakeUnits(bed.stockTable, stockId, { quantity: 1, now: start, bounds: {} }));
    expect(await retake(await stockWith(lined))).toBe(false);
    expect(await retake(await stockWith())).toBe(true);
  });

  it('gets offers while there is one, and is counted down by each', async () => {
    const take = (stockId: StockId) => does(stockId, sales[offer](stockId, 2, start));
    expect(await take(await stockWith())).toBe(false);
    const stockId = await stockWith(lined);
    expect(await take(stockId)).toBe(true);
    expect(await bed.stockOf(stockId)).toMatchObject({ available: 8, held: 2, waiting: 2 });
  });

  const join = (stockId: StockId, mark: string, now: number, added: 0 | 1 = 1) =>
    does(stockId, markJoined(bed.stockTable, stockId, { mark, now, added }));

  it('begins with the first, keeps its beginning, and has the mark of the latest', async () => {
    const stockId = await stockWith();
    expect(await join(stockId, 'first', start + 1)).toBe(true);
    expect(await join(stockId, 'second', start + 2)).toBe(true);
    expect(await join(stockId, 'second again', start + 3, 0)).toBe(true);
    expect(await bed.stockOf(stockId)).toMatchObject({
      line: 'second again',
      lineSince: start + 1,
      waiting: 2,
    });
    expect(await join(stockOfDeal('deal_none'), 'first', start)).toBe(false);
  });

  it('is counted down by those who leave, never below zero and never without a line', async () => {
    const leave = (stockId: StockId, left: number) =>
      does(stockId, countDownLine(bed.stockTable, stockId, left));
    const stockId = await stockWith(lined);
    expect(await leave(stockId, 4)).toBe(false);
    expect(await leave(stockId, 3)).toBe(true);
    expect(await bed.stockOf(stockId)).toMatchObject({ line: 'mark', waiting: 0 });
    expect(await leave(await stockWith({ waiting: 3 }), 1)).toBe(false);
  });

  it.each([
    ['as nobody joined or left since', 'mark', 3, true],
    ['not when somebody joined since', 'earlier', 3, false],
    ['not when somebody left since', 'mark', 4, false],
  ] as const)('is counted anew, %s', async (_, mark, before, counted) => {
    const stockId = await stockWith(lined);
    const count = correctLineLength(bed.stockTable, stockId, { mark, before, waiting: 7 });
    expect(await does(stockId, count)).toBe(counted);
    expect(await bed.stockOf(stockId)).toMatchObject({ waiting: counted ? 7 : 3 });
  });

  it('ends unless somebody joined since it was read', async () => {
    const stockId = await stockWith(lined);
    expect(await does(stockId, removeLine(bed.stockTable, stockId, 'earlier'))).toBe(false);
    expect(await does(stockId, removeLine(bed.stockTable, stockId, 'mark'))).toBe(true);
    const { line, lineSince, waiting } = await bed.stockOf(stockId);
    expect({ line, lineSince, waiting }).toEqual({});
  });
});

describe('the stock of a slot', () => {
  const terms = {
    ...{ gate: 'open' as const, opensAt: 0, closesAt: end, drop: false },
    unitPrice: { amountMinor: 2500, currency: 'EUR' },
  };
  const slot = { serviceVersion: 2 } as NonNullable<Stock['slot']>;
  /** Each differs in one way from ten units of which one booking has two. */
  const others = [
    { total: 10, available: 8, sold: 1, held: 1 },
    { total: 10, available: 7, sold: 3 },
    { total: 11, available: 8, sold: 3 },
  ];
  const updateOf = ({ Update }: ReturnType<typeof closeFreeStock>) => Update as StockUpdate;

  it.each([
    ['closed', (id: StockId) => updateOf(closeFreeStock(bed.stockTable, id))],
    [
      'opened again',
      (id: StockId) =>
        updateOf(
          reopenStock(
            bed.stockTable,
            { id, ...terms, total: 4, available: 4, held: 0, sold: 0, claims: {} },
            'watch#0',
          ),
        ),
    ],
  ])('is %s when all of its units are free, and where there is one', async (_, write) => {
    for (const taken of [{ held: 1 }, { sold: 1 }, { claims: { clm_1: { units: 1, at: start } } }]) {
      const id = await stockWith({ total: 10, available: 9, ...taken });
      expect(await does(id, write(id))).toBe(false);
    }
    const free = await stockWith();
    expect(await does(free, write(free))).toBe(true);
    expect(
      await does(stockOfDeal('deal_zzzzzzzzzzzzzzzz'), write(stockOfDeal('deal_zzzzzzzzzzzzzzzz'))),
    ).toBe(false);
  });

  it('is left and closed by its only booking, as it was read', async () => {
    const close = (id: StockId, total = 10) => returnAndClose(bed.stockTable, { id, total }, { quantity: 2 });
    const read = await stockWith({ total: 10, available: 8, sold: 2 });
    expect(await does(read, close(read))).toBe(true);
    expect(await bed.stock.get(read, { consistent: true })).toMatchObject({
      ...{ available: 10, sold: 0, gate: 'closed' },
    });
    for (const stock of others) {
      const id = await stockWith(stock);
      expect(await does(id, close(id))).toBe(false);
    }
  });

  it('gets other resources for its only booking, as it was read', async () => {
    const reopen = (id: StockId) =>
      updateOf(
        reopenStock(
          bed.stockTable,
          { id, ...terms, total: 4, available: 2, held: 0, sold: 2, claims: {} },
          'watch#0',
          { quantity: 2, read: { total: 10 } },
        ),
      );
    const read = await stockWith({ total: 10, available: 8, sold: 2 });
    expect(await does(read, reopen(read))).toBe(true);
    expect(await bed.stock.get(read, { consistent: true })).toMatchObject({
      ...{ total: 4, available: 2, sold: 2 },
    });
    for (const stock of others) {
      const id = await stockWith(stock);
      expect(await does(id, reopen(id))).toBe(false);
    }
  });

  it('gets the terms of a later version once, and only while it is open', async () => {
    const change = (id: StockId) => changeSlotTerms(bed.stockTable, { id, slot }, terms, 3);
    const open = await stockWith({ gate: 'open', slot });
    expect(await does(open, change(open))).toBe(true);
    expect(await bed.stock.get(open, { consistent: true })).toMatchObject({
      ...{ unitPrice: terms.unitPrice, slot: { serviceVersion: 3 } },
    });
    expect(await does(open, change(open))).toBe(false);
    const closed = await stockWith({ gate: 'closed', slot });
    expect(await does(closed, change(closed))).toBe(false);
  });
});

describe('a new total', () => {
  const change = (stockId: StockId, from: number, to: number) =>
    does(stockId, changeTotal(bed.stockTable, stockId, from, to));

  it('takes away free units, and never those that somebody has', async () => {
    const stockId = await stockWith({ available: 4, held: 3, sold: 3 });
    expect(await change(stockId, 10, 5)).toBe(false);
    expect(await change(stockId, 10, 6)).toBe(true);
    expect(await bed.stockOf(stockId)).toMatchObject({ total: 6, available: 0, held: 3, sold: 3 });
  });

  it.each([8, 12])('counts from the total that it was computed from: to %i', async (to) => {
    const stockId = await stockWith();
    expect(await change(stockId, 9, to)).toBe(false);
    expect(await change(stockId, 10, to)).toBe(true);
    expect(await bed.stockOf(stockId)).toMatchObject({ total: to, available: to });
  });
});

describe('the stock of a deal', () => {
  it('is made once: what is there keeps what was sold', async () => {
    const stockId = await stockWith({ available: 4, sold: 6 });
    const stock = await bed.stockOf(stockId);
    const anew = createStock(bed.stockTable, { ...stock, available: 10, sold: 0 }, 'watch#0');
    await expect(bed.dynamo.send(new TransactWriteCommand({ TransactItems: [anew] }))).rejects.toThrow(
      'ConditionalCheckFailed',
    );
    expect(await bed.stockOf(stockId)).toEqual(stock);
  });

  it('neither terms nor watching make one where there is none', async () => {
    const terms = await bed.stockOf(await stockWith());
    const none = stockOfDeal('deal_none');
    expect(await does(none, changeTerms(bed.stockTable, none, terms).Update)).toBe(false);
    await expect(bed.stock.setWatched(none, true)).rejects.toSatisfy(isConditionFailed);
    expect(await bed.stock.get(none, { consistent: true })).toBeUndefined();
  });
});

describe('a note of how far a call-off has got', () => {
  const note = (stockId: StockId) => noteCallOff(bed.stockTable, stockId, { nextAt: start });

  it('stands with a deal that was called off, and with no other', async () => {
    const open = await stockWith();
    expect(await does(open, note(open))).toBe(false);
    const calledOff = await stockWith({ gate: 'called_off' });
    expect(await does(calledOff, note(calledOff))).toBe(true);
  });
});
