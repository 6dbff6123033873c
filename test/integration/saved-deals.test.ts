import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listSavedDeals } from '../../lib/accounts/list-saved-deals.ts';
import { removeSavedDeal, saveDeal } from '../../lib/accounts/save-deal.ts';
import { savedDealRepository } from '../../lib/accounts/saved-repository.ts';
import { maxSavedDeals } from '../../lib/contract/account.ts';
import type { CustomerId, DealId } from '../../lib/contract/ids.ts';
import { createDeal } from '../../lib/deals/create-deal.ts';
import { publicDeals } from '../../lib/deals/public-deals.ts';
import { takeStep } from '../../lib/deals/take-step.ts';
import { encodeBase32 } from '../../lib/platform/ids.ts';
import { inParallel } from '../../lib/platform/in-parallel.ts';
import { acting } from './audit-bed.ts';
import { at, brunch, dealsBed, staff } from './deals-bed.ts';
import { startDynamoDb } from './dynamodb.ts';

const id: CustomerId = 'cus_0000000000000001';
const other = 'cus_0000000000000002';
const seller = staff('seller');

let database: Awaited<ReturnType<typeof startDynamoDb>>;
let bed: Awaited<ReturnType<typeof dealsBed>>;
let deps: ReturnType<typeof dependencies>;
let keys = 0;

const dependencies = (table: string) => ({
  saved: savedDealRepository(database.dynamo, table),
  deals: publicDeals(bed),
  clock: bed.clock,
  random: bed.random,
});

beforeAll(async () => {
  database = await startDynamoDb();
});
afterAll(() => database.stop());
beforeEach(async () => {
  bed = await dealsBed(database);
  deps = dependencies(await database.table('accounts'));
});

async function newDeal({ published = true } = {}): Promise<DealId> {
  const deal = await createDeal(bed, {
    body: brunch(),
    actor: acting(seller),
    idempotencyKey: `key-${keys++}`,
  });
  if (published) await takeStep(bed, { dealId: deal.id, step: 'publish', actor: acting(seller) });
  return deal.id;
}
const save = (dealId: DealId, who = id) => saveDeal(deps, { id: who, dealId });
const remove = (dealId: DealId, who = id) => removeSavedDeal(deps, { id: who, dealId });
const list = (limit = 100, cursor?: string, who = id) => listSavedDeals(deps, who, { limit, cursor });
const listed = async (who = id) => (await list(100, undefined, who)).items.map(({ dealId }) => dealId);
const numbered = (n: number) => {
  const bytes = Buffer.alloc(10);
  bytes.writeUInt32BE(n);
  return { dealId: `deal_${encodeBase32(bytes)}` as const, savedAt: at(0) };
};

describe('saveDeal', () => {
  it('saves a public deal once, and keeps its instant when it comes again', async () => {
    const dealId = await newDeal();
    const first = await save(dealId);
    expect(first).toMatchObject({ dealId, savedAt: at(0), deal: { state: 'scheduled' } });
    bed.clock.turnTo(at(5));
    expect((await save(dealId)).savedAt).toBe(at(0));
    expect(await listed()).toEqual([dealId]);
    expect(await listed(other)).toEqual([]);
  });

  it('refuses drafts, and deals that there are not', async () => {
    for (const dealId of [await newDeal({ published: false }), 'deal_0000000000000000'] as const)
      await expect(save(dealId)).rejects.toMatchObject({ code: 'not_found' });
    expect(await listed()).toEqual([]);
  });

  it('counts a deal once that is saved from many devices at once', async () => {
    const dealId = await newDeal();
    await Promise.all(Array.from({ length: 5 }, () => save(dealId)));
    expect(await Promise.all([remove(dealId), remove(dealId)])).toContain(true);
    expect(await listed()).toEqual([]);
    await fill(maxSavedDeals - 1);
    await save(dealId);
    expect(await listed()).toHaveLength(100);
  });

  it('stops at 500 whoever saves at once, and goes on when one is removed', async () => {
    await fill(maxSavedDeals - 1);
    const [a, b] = [await newDeal(), await newDeal()];
    const outcomes = await Promise.allSettled([save(a), save(b)]);
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused).toMatchObject([{ reason: { code: 'limit_exceeded' } }]);
    const left = outcomes[0].status === 'rejected' ? a : b;
    expect((await save(left === a ? b : a)).deal).toBeDefined();
    await remove(numbered(0).dealId);
    expect(await save(left)).toMatchObject({ dealId: left });
    expect((await save(left, other)).dealId).toBe(left);
  });
});

/** So many marks, made as saving makes them. */
async function fill(count: number) {
  const marks = Array.from({ length: count }, (_, n) => numbered(n));
  // One after the other at the counter: they would only get in each other's way.
  const outcomes = await inParallel(marks, 1, (mark) => deps.saved.save(id, mark, maxSavedDeals));
  expect(outcomes.every((outcome) => outcome.status === 'fulfilled' && outcome.value === 'saved')).toBe(true);
}

describe('removeSavedDeal', () => {
  it('removes once, touches nobody else’s, and may come again', async () => {
    const dealId = await newDeal();
    await Promise.all([save(dealId), save(dealId, other)]);
    expect(await remove(dealId)).toBe(true);
    expect(await remove(dealId)).toBe(false);
    expect(await listed()).toEqual([]);
    expect(await listed(other)).toEqual([dealId]);
  });
});

describe('listSavedDeals', () => {
  it('pages newest first, and those of one millisecond one after the other', async () => {
    const ids: string[] = [];
    for (const minute of [1, 2, 2, 3]) {
      bed.clock.turnTo(at(minute));
      const dealId = await newDeal();
      await save(dealId);
      ids.push(dealId);
    }
    const [first, second, third, fourth] = ids as [string, string, string, string];
    const expected = [fourth, ...[second, third].toSorted(), first];
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list(1, cursor);
      seen.push(...page.items.map(({ dealId }) => dealId));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(expected);
  });

  it('shows a deal that ended with its state, and one that was called off without it', async () => {
    const [ended, cancelled] = [await newDeal(), await newDeal()];
    await save(ended);
    await save(cancelled);
    await takeStep(bed, { dealId: cancelled, step: 'cancel', actor: acting(seller) });
    bed.clock.turnTo(at(180));
    const { items } = await list();
    expect(items.find(({ dealId }) => dealId === ended)?.deal?.state).toBe('ended');
    expect(items.find(({ dealId }) => dealId === cancelled)).toEqual({ dealId: cancelled, savedAt: at(0) });
    expect(await remove(cancelled)).toBe(true);
  });

  it('refuses a cursor of another list', async () => {
    const cursor = Buffer.from(JSON.stringify({ id: 'deal_0000000000000000', at: at(0) })).toString(
      'base64url',
    );
    await expect(list(1, cursor)).rejects.toMatchObject({ code: 'invalid_request' });
  });
});
