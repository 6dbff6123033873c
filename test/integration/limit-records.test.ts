import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withinBounds } from '../../lib/bookings/bounded-writes.ts';
import type { StockId } from '../../lib/contract/ids.ts';
import { PutCommand } from '../../lib/platform/documents/commands.ts';
import { transact } from '../../lib/platform/transact.ts';
import type { BoundKind } from '../../lib/stock/buyer-bounds.ts';
import { stockOfDeal } from '../../lib/stock/stock-id.ts';
import { newBuyer, type SaleBed, saleBed } from './sale-bed.ts';

/** What the tally of a buyer's units holds, when it is another by the time that an order is written. */
let bed: SaleBed;
beforeAll(async () => {
  bed = await saleBed();
});
afterAll(() => bed.stop());

/** How each bound is called in the stock and in the tally. */
const bounds = {
  limit: { units: 'perCustomerLimit', stockEra: 'limitEra', count: 'booked', era: 'era' },
  unpaid: { units: 'maxUnpaidUnits', stockEra: 'unpaidEra', count: 'unpaid', era: 'unpaidEra' },
} as const satisfies Record<BoundKind, object>;

/** A buyer, with a tally when units are `counted`; `order` tells in which rounds it was written, while `between` happens in the first. */
async function buyer(
  kind: BoundKind,
  counted: { units: number; era?: number } | undefined,
  stockEra?: number,
) {
  const { units, stockEra: nameOfEra, count, era: eraOfCount } = bounds[kind];
  const era = stockEra !== undefined && { [nameOfEra]: stockEra };
  const stockId = stockOfDeal(await bed.deal(10, { [units]: 5, ...era }));
  const buyerId = newBuyer();
  let writes = 0;
  const put = (changed: { units: number; era?: number }) =>
    bed.dynamo.send(
      new PutCommand({
        TableName: bed.bookingsTable,
        Item: {
          pk: buyerId,
          sk: `limit#${stockId}`,
          [count]: changed.units,
          ...(changed.era !== undefined && { [eraOfCount]: changed.era }),
          writes: ++writes,
        },
      }),
    );
  if (counted) await put(counted);
  return {
    put,
    order: (era?: number, between: () => Promise<unknown> = async () => {}) =>
      ordered(stockId, buyerId, { kind, era }, between),
  };
}

async function ordered(
  stockId: StockId,
  buyerId: ReturnType<typeof newBuyer>,
  { kind, era }: { kind: BoundKind; era: number | undefined },
  between: () => Promise<unknown>,
) {
  let rounds = 0;
  const bound = { units: 5, ...(era !== undefined && { era }) };
  const tables = { bookings: bed.bookingsTable, stock: bed.stockTable };
  const units = { buyerId, stockId, quantity: 1 };
  return withinBounds(bed.dynamo, tables, { units, bounds: { [kind]: bound } }, async (tally) => {
    if (++rounds === 1) await between();
    return (await transact(bed.dynamo, { tally }, 'tally')) ? 'recount' : `round ${rounds}`;
  });
}

describe.each(['limit', 'unpaid'] as const)('the tally of a buyer for %s units', (kind) => {
  it('is added to while it is of the bound that the order knows', async () => {
    const { order } = await buyer(kind, { units: 1, era: 7 }, 7);
    expect(await order(7)).toBe('round 1');
  });

  it('is not added to by an order of the first bound, once it counts under another', async () => {
    const { order } = await buyer(kind, { units: 1, era: 7 }, 7);
    expect(await order(undefined)).toBe('busy');
  });

  it('is not added to when it counts under another bound by the time of the write', async () => {
    const { put, order } = await buyer(kind, { units: 1, era: 7 }, 7);
    expect(await order(7, () => put({ units: 1, era: 8 }))).toBe('round 2');
  });

  it('is not corrected over what was booked since it was counted', async () => {
    const { put, order } = await buyer(kind, { units: 5 }, 7);
    expect(await order(7, () => put({ units: 5 }))).toBe('round 2');
  });

  it('is not begun over one that another order began since', async () => {
    const { put, order } = await buyer(kind, undefined, 7);
    expect(await order(7, () => put({ units: 5, era: 7 }))).toBe('round 2');
  });

  it('has no room for an order of more than the bound, though nothing was counted', async () => {
    const tables = { bookings: bed.bookingsTable, stock: bed.stockTable };
    const units = { buyerId: newBuyer(), stockId: stockOfDeal(await bed.deal(10)), quantity: 6 };
    const outcome = withinBounds(
      bed.dynamo,
      tables,
      { units, bounds: { [kind]: { units: 5 } } },
      async () => 'written',
    );
    expect(await outcome).toEqual({ exceeded: kind });
  });
});
