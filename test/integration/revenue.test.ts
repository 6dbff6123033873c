import type { DynamoDBRecord } from 'aws-lambda';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SellerId } from '../../lib/contract/ids.ts';
import { countRevenue } from '../../lib/figures/count-revenue.ts';
import { listRevenue } from '../../lib/figures/list-revenue.ts';
import { type RevenueRepository, revenueRepository } from '../../lib/figures/revenue-repository.ts';
import { type LedgerKind, ledgerEntry } from '../../lib/ledger/ledger.ts';
import type { Staff } from '../../lib/platform/caller.ts';
import { systemClock } from '../../lib/platform/clock.ts';
import { marshall } from '../../lib/platform/documents/attribute-values.ts';
import { systemRandom } from '../../lib/platform/random.ts';
import { bookingId, dealId } from '../stored-items.ts';
import { startDynamoDb } from './dynamodb.ts';

const at = Date.parse('2026-12-24T18:00:00.000Z');
const day = 86_400_000;
const seller: SellerId = 'slr_0000000000000001';
const sellerOf = async () => seller;

let database: Awaited<ReturnType<typeof startDynamoDb>>;
let revenue: RevenueRepository;
beforeAll(async () => {
  database = await startDynamoDb();
});
afterAll(() => database.stop());
beforeEach(async () => {
  const table = await database.table('figures');
  revenue = revenueRepository(database.dynamo, table, { clock: systemClock, random: systemRandom });
});

let records = 0;
/** An entry, as the ledger's stream tells of it. */
function entered(
  kind: LedgerKind,
  amountMinor: number,
  n = 1,
  changed: { at?: number; currency?: string } = {},
) {
  const entry = ledgerEntry(kind, {
    subject: bookingId(n),
    id: `${kind}-${n}`,
    amount: { amountMinor, currency: changed.currency ?? 'EUR' },
    at: changed.at ?? at,
  });
  return {
    eventID: `e${++records}`,
    dynamodb: {
      SequenceNumber: String(records),
      ApproximateCreationDateTime: at / 1000,
      NewImage: marshall({ pk: entry.subject, sk: entry.entry, ...entry }),
    },
  } as unknown as DynamoDBRecord;
}
const count = (...all: DynamoDBRecord[]) => countRevenue({ revenue, sellerOf }, all);
const staff = (roles: Staff['roles'], sellerId: SellerId = seller): Staff => ({
  kind: 'staff',
  id: 'somebody',
  roles,
  seller: { id: sellerId, role: 'owner' },
  signedInAt: at,
});
const ask = (who: Staff, wanted: Partial<Parameters<typeof listRevenue>[1]> = {}) =>
  listRevenue({ revenue }, { staff: who, limit: 100, ...wanted });

describe('countRevenue', () => {
  it('counts captures, refunds and disputes by currency, also when a batch is larger than a transaction', async () => {
    const many = Array.from({ length: 200 }, (_, n) => entered('capture', 3998, n));
    expect(
      await count(
        ...many,
        entered('refund', 1000),
        entered('dispute', 3998, 2),
        entered('capture', 500, 900, { currency: 'JPY' }),
      ),
    ).toBeUndefined();
    expect(await revenue.ofDeal(dealId)).toEqual([
      {
        currency: 'EUR',
        payments: 200,
        units: 400,
        grossMinor: 799600,
        refundedMinor: 1000,
        disputedMinor: 3998,
        netMinor: 794602,
      },
      {
        currency: 'JPY',
        payments: 1,
        units: 2,
        grossMinor: 500,
        refundedMinor: 0,
        disputedMinor: 0,
        netMinor: 500,
      },
    ]);
  });

  it('counts an entry once when it comes twice in a batch, and again later', async () => {
    const batch = () => [entered('capture', 3998), entered('capture', 3998), entered('refund', 500)];
    await count(...batch());
    await count(...batch(), entered('capture', 1, 2));
    expect(await revenue.ofDeal(dealId)).toMatchObject([
      { payments: 2, grossMinor: 3999, refundedMinor: 500 },
    ]);
  });

  it('counts once when two consumers race for the same entries', async () => {
    const all = () => Array.from({ length: 40 }, (_, n) => entered('capture', 100, n));
    for (const failed of await Promise.all([count(...all()), count(...all())]))
      if (failed) await count(...all());
    expect(await revenue.ofDeal(dealId)).toMatchObject([{ payments: 40, grossMinor: 4000 }]);
  });

  it('takes a refund back that its bank did not take, and counts no deposit', async () => {
    await count(entered('capture', 3998), entered('refund', 3998), entered('refund_failed', 3998));
    await count(entered('deposit', 3998, 2), entered('deposit_returned', 3998, 2));
    expect(await revenue.ofDeal(dealId)).toMatchObject([{ payments: 1, refundedMinor: 0, netMinor: 3998 }]);
  });

  it('comes again from the first record of what it could not write', async () => {
    const countOnce: RevenueRepository['countOnce'] = async (group, ...rest) => {
      if (group[0]?.currency === 'USD') throw new Error('lost');
      return revenue.countOnce(group, ...rest);
    };
    const all = [
      entered('capture', 1, 1),
      entered('capture', 1, 2, { currency: 'USD' }),
      entered('capture', 1, 3),
    ];
    expect(await countRevenue({ revenue: { countOnce }, sellerOf }, all)).toBe(all[1]);
    expect(await count(...all.slice(1))).toBeUndefined();
    expect(await revenue.ofDeal(dealId)).toMatchObject([
      { currency: 'EUR', payments: 2 },
      { currency: 'USD', payments: 1 },
    ]);
  });
});

describe('listRevenue', () => {
  it('answers the days of a period, both ends included, to a seller and for the house', async () => {
    await count(
      entered('capture', 1000, 1, { at: at - day }),
      entered('capture', 2000, 2),
      entered('capture', 7, 4, { currency: 'USD' }),
      entered('refund', 500, 2, { at: at + day }),
      entered('capture', 9, 3, { at: at - 40 * day }),
    );
    const period = { from: '2026-12-23', to: '2026-12-25' };
    for (const who of [staff(['seller']), staff(['support']), staff(['seller', 'admin'])]) {
      const { items, nextCursor } = await ask(who, period);
      expect(items.map(({ day: on, currency, netMinor }) => [on, currency, netMinor])).toEqual([
        ['2026-12-25', 'EUR', -500],
        ['2026-12-24', 'USD', 7],
        ['2026-12-24', 'EUR', 2000],
        ['2026-12-23', 'EUR', 1000],
      ]);
      expect(nextCursor).toBeNull();
    }
    expect((await ask(staff(['admin']))).items).toHaveLength(5);
    expect((await ask(staff(['admin']), { from: '2026-12-25', to: '2026-12-23' })).items).toEqual([]);
  });

  it('goes from page to page, and meets each day once', async () => {
    await count(...Array.from({ length: 5 }, (_, n) => entered('capture', 100, n, { at: at + n * day })));
    const met: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await ask(staff(['admin']), { limit: 2, cursor });
      met.push(...page.items.map((one) => one.day));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(met).toEqual(['2026-12-28', '2026-12-27', '2026-12-26', '2026-12-25', '2026-12-24']);
    await expect(ask(staff(['admin']), { cursor: 'AAAA' })).rejects.toMatchObject({
      code: 'invalid_request',
    });
  });

  it('shows a seller nothing of another', async () => {
    await count(entered('capture', 1000));
    const other = staff(['seller'], 'slr_0000000000000002');
    expect((await ask(other)).items).toEqual([]);
    await expect(ask(other, { sellerId: seller })).rejects.toMatchObject({ code: 'not_found' });
    expect((await ask(staff(['admin']), { sellerId: seller })).items).toHaveLength(1);
  });
});
