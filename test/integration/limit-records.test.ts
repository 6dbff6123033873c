import { PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withinLimit } from '../../lib/bookings/customer-limit.ts';
import type { DealId } from '../../lib/contract/ids.ts';
import { cancelledParts } from '../../lib/platform/dynamo.ts';
import type { CustomerLimit } from '../../lib/stock/stock.ts';
import { newBuyer, type SaleBed, saleBed } from './sale-bed.ts';

/** What the tally of a buyer's units holds, when it is another by the time that an order is written. */
let bed: SaleBed;
beforeAll(async () => {
  bed = await saleBed();
});
afterAll(() => bed.stop());

/** A buyer with a tally; `order` tells in which rounds it was written, while `between` happens in the first. */
async function buyer(tally: Record<string, number>, limitEra?: number) {
  const dealId = await bed.deal(10, { perCustomerLimit: 5, ...(limitEra !== undefined && { limitEra }) });
  const buyerId = newBuyer();
  const put = (changed: Record<string, number>) =>
    bed.dynamo.send(
      new PutCommand({
        TableName: bed.bookingsTable,
        Item: { pk: buyerId, sk: `limit#${dealId}`, ...changed },
      }),
    );
  await put(tally);
  return {
    put,
    order: (era?: number, between: () => Promise<unknown> = async () => {}) =>
      ordered(dealId, buyerId, era, between),
  };
}

async function ordered(
  dealId: DealId,
  buyerId: ReturnType<typeof newBuyer>,
  era: number | undefined,
  between: () => Promise<unknown>,
) {
  let rounds = 0;
  const limit: CustomerLimit = { units: 5, ...(era !== undefined && { era }) };
  const tables = { bookings: bed.bookingsTable, stock: bed.stockTable };
  const units = { buyerId, dealId, quantity: 1 };
  return withinLimit(bed.dynamo, tables, { units, limit }, async (tally) => {
    if (++rounds === 1) await between();
    try {
      await bed.dynamo.send(new TransactWriteCommand({ TransactItems: [tally] }));
      return `round ${rounds}`;
    } catch (error) {
      if (cancelledParts(error)?.[0]?.outcome === 'condition_failed') return 'recount';
      throw error;
    }
  });
}

describe('the tally of a buyer', () => {
  it('is added to while it is of the limit that the order knows', async () => {
    const { order } = await buyer({ booked: 1, writes: 1, era: 7 }, 7);
    expect(await order(7)).toBe('round 1');
  });

  it('is not added to by an order of the first limit, once it counts under another', async () => {
    const { order } = await buyer({ booked: 1, writes: 1, era: 7 }, 7);
    expect(await order(undefined)).toBe('busy');
  });

  it('is not added to when it counts under another limit by the time of the write', async () => {
    const { put, order } = await buyer({ booked: 1, writes: 1, era: 7 }, 7);
    expect(await order(7, () => put({ booked: 1, writes: 2, era: 8 }))).toBe('round 2');
  });

  it('is not corrected over what was booked since it was counted', async () => {
    const { put, order } = await buyer({ booked: 5, writes: 1 }, 7);
    expect(await order(7, () => put({ booked: 5, writes: 2 }))).toBe('round 2');
  });
});
