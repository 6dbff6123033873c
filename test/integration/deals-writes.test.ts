import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DealId } from '../../lib/contract/ids.ts';
import { applyTransition } from '../../lib/deals/apply-transition.ts';
import { createDeal } from '../../lib/deals/create-deal.ts';
import type { DealStep } from '../../lib/deals/decide.ts';
import { listPrices } from '../../lib/deals/list-prices.ts';
import { listStaffDeals } from '../../lib/deals/list-staff-deals.ts';
import { publicDeals } from '../../lib/deals/public-deals.ts';
import { publicList } from '../../lib/deals/public-list.ts';
import { readStock } from '../../lib/deals/read-stock.ts';
import { setStock } from '../../lib/deals/set-stock.ts';
import { sweepTransitions } from '../../lib/deals/sweep-transitions.ts';
import { takeStep } from '../../lib/deals/take-step.ts';
import type { Transition } from '../../lib/deals/transition-queue.ts';
import { updateDeal } from '../../lib/deals/update-deal.ts';
import { toInstant } from '../../lib/platform/clock.ts';
import { UpdateCommand } from '../../lib/platform/documents/commands.ts';
import { encodeCursor } from '../../lib/platform/http/cursor.ts';
import { stockOfDeal } from '../../lib/stock/stock-id.ts';
import { acting } from './audit-bed.ts';
import { at, brunch, dealsBed, euros, staff } from './deals-bed.ts';
import { startDynamoDb } from './dynamodb.ts';

const seller = staff('seller');
const admin = staff('admin');

let database: Awaited<ReturnType<typeof startDynamoDb>>;
let deps: Awaited<ReturnType<typeof dealsBed>>;
let keys = 0;

beforeAll(async () => {
  database = await startDynamoDb();
});
afterAll(() => database.stop());
beforeEach(async () => {
  deps = await dealsBed(database);
});

const create = (body = brunch(), who = seller, idempotencyKey = `key-${keys++}`) =>
  createDeal(deps, { body, actor: acting(who), idempotencyKey });
const step = (dealId: DealId, name: DealStep, who = seller) =>
  takeStep(deps, { dealId, step: name, actor: acting(who) });
const update = (dealId: DealId, version: number, patch: object) =>
  updateDeal(deps, { dealId, patch, ifMatch: `"${version}"`, actor: acting(seller) });
const stock = (dealId: DealId) => deps.stocks.get(stockOfDeal(dealId), { consistent: true });

describe('createDeal', () => {
  it('makes a draft whose gate nobody knows, with its stock and its first price', async () => {
    const deal = await create();

    expect(deal).toMatchObject({ state: 'draft', version: 1, quantityTotal: 10, available: 10 });
    expect(deal).not.toHaveProperty('fingerprint');
    expect(await stock(deal.id)).toMatchObject({
      gate: 'draft',
      available: 10,
      opensAt: Date.parse(at(60)),
    });
    const prices = await listPrices(deps, { dealId: deal.id, staff: seller, limit: 20 });
    expect(prices.items).toEqual([
      { price: euros(1900), originalPrice: euros(1900), from: at(0), changedBy: 'seller' },
    ]);
  });

  it('answers the same deal to the same key and body', async () => {
    const first = await create(brunch({ externalId: 'A-1' }), seller, 'same');
    expect(await create(brunch({ externalId: 'A-1' }), seller, 'same')).toEqual(first);
  });

  it('refuses the same key with another body', async () => {
    await create(brunch(), seller, 'same');
    await expect(create(brunch({ title: 'Dinner' }), seller, 'same')).rejects.toMatchObject({
      code: 'idempotency_key_reused',
    });
  });

  it('refuses an external id that the seller has used, and allows it to another seller', async () => {
    const deal = await create(brunch({ externalId: 'A-1' }));
    await expect(create(brunch({ externalId: 'A-1' }))).rejects.toMatchObject({ code: 'external_id_taken' });
    await create(brunch({ externalId: 'A-1' }), staff('seller', 'other'));

    const found = await listStaffDeals(deps, { staff: seller, externalId: 'A-1', limit: 20 });
    expect(found.items.map(({ id }) => id)).toEqual([deal.id]);
  });

  it('refuses a seller who names another', async () => {
    const sellerId = staff('seller', 'other').seller?.id;
    await expect(create(brunch({ sellerId }))).rejects.toMatchObject({ code: 'forbidden' });
    expect((await create(brunch({ sellerId }), admin)).sellerId).toBe(sellerId);
  });
});

describe('takeStep', () => {
  it('opens the gate with the publication and closes it with a pause', async () => {
    const { id } = await create();
    expect(await step(id, 'publish')).toMatchObject({ state: 'scheduled', version: 2 });
    expect(await stock(id)).toMatchObject({ gate: 'open' });
    deps.clock.turnTo(at(60));
    expect(await step(id, 'pause')).toMatchObject({ state: 'paused', version: 4 });
    expect(await stock(id)).toMatchObject({ gate: 'closed' });
    expect(await step(id, 'resume')).toMatchObject({ state: 'live', version: 5 });
    expect(await step(id, 'end')).toMatchObject({ state: 'ended', version: 6 });
    expect(await stock(id)).toMatchObject({ gate: 'closed' });
  });

  it('closes the gate of a deal that is called off for good, also of one that was paused', async () => {
    const { id } = await create();
    await step(id, 'publish');
    deps.clock.turnTo(at(60));
    await step(id, 'pause');
    expect(await step(id, 'cancel')).toMatchObject({ state: 'cancelled' });
    expect(await stock(id)).toMatchObject({ gate: 'called_off' });
  });

  it('answers a step that has been taken with the deal as it is', async () => {
    const { id } = await create();
    const published = await step(id, 'publish');
    expect(await step(id, 'publish')).toEqual(published);
  });

  it('hides the deals of other sellers', async () => {
    const { id } = await create();
    await expect(step(id, 'publish', staff('seller', 'other'))).rejects.toMatchObject({ code: 'not_found' });
    expect(await step(id, 'publish', admin)).toMatchObject({ state: 'scheduled' });
  });

  it('lets one of two at the same time take it, and answers both', async () => {
    const { id } = await create();
    const answers = await Promise.all([step(id, 'publish'), step(id, 'publish'), step(id, 'publish')]);
    expect(answers.map(({ version }) => version)).toEqual([2, 2, 2]);
  });
});

describe('a price that nobody can pay', () => {
  it('is refused when the deal is created, changed, or published', async () => {
    const refused = expect.objectContaining({ code: 'invalid_request' });
    await expect(create(brunch({ price: euros(30), originalPrice: euros(30) }))).rejects.toEqual(refused);
    const { id } = await create();
    await expect(update(id, 1, { price: euros(30) })).rejects.toEqual(refused);
    // As a draft may still have it that was written before the rule.
    const draft = await deps.deals.get(id, { consistent: true });
    if (!draft) throw new Error('No deal');
    await deps.deals.replace({ ...draft, price: euros(30), version: 2 }, {});
    await expect(step(id, 'publish')).rejects.toEqual(refused);
    expect((await deps.deals.get(id, { consistent: true }))?.state).toBe('draft');
  });
});

describe('somebody who is admin and seller', () => {
  it('finds their deal by its external id alone', async () => {
    const both = { ...seller, roles: ['admin', 'seller'] as const };
    const { id } = await create(brunch({ externalId: 'B-1' }), both as never);
    const found = await listStaffDeals(deps, { staff: both as never, externalId: 'B-1', limit: 20 });
    expect(found.items.map((deal) => deal.id)).toEqual([id]);
  });
});

describe('who may order how much, when a seller says nothing', () => {
  it('challenges the guests of a drop and of a free deal, and limits what one buyer has of a free one', async () => {
    expect(await create()).toMatchObject({ challengeGuests: false, signedInOnly: false, maxUnpaidUnits: 10 });
    expect(await create()).not.toHaveProperty('perCustomerLimit');
    expect(await create(brunch({ drop: true }))).toMatchObject({ challengeGuests: true });
    expect(await create(brunch({ price: euros(0), quantityTotal: 4 }))).toMatchObject({
      challengeGuests: true,
      perCustomerLimit: 4,
    });
    expect(await create(brunch({ price: euros(0), quantityTotal: 40 }))).toMatchObject({
      perCustomerLimit: 10,
    });
  });

  it('does as a seller says who says otherwise', async () => {
    const lifted = { challengeGuests: false, perCustomerLimit: null, maxUnpaidUnits: null };
    const deal = await create(brunch({ price: euros(0), drop: true, ...lifted }));
    expect(deal).toMatchObject({ challengeGuests: false });
    expect(deal).not.toHaveProperty('perCustomerLimit');
    expect(deal).not.toHaveProperty('maxUnpaidUnits');
  });
});

describe('updateDeal', () => {
  it('says since when a limit applies that the deal did not have when its sale began', async () => {
    const { id } = await create();
    await update(id, 1, { perCustomerLimit: 2 });
    expect(await stock(id)).not.toHaveProperty('limitEra');
    await step(id, 'publish');
    await update(id, 3, { perCustomerLimit: 3 });
    expect(await stock(id)).not.toHaveProperty('limitEra');
    await update(id, 4, { perCustomerLimit: null });
    await update(id, 5, { perCustomerLimit: 3 });
    await update(id, 6, { perCustomerLimit: 4 });
    expect(await stock(id)).toMatchObject({ perCustomerLimit: 4, limitEra: 6 });
    await update(id, 7, { perCustomerLimit: null });
    expect(await stock(id)).not.toHaveProperty('limitEra');
    await update(id, 8, { perCustomerLimit: 4 });
    expect(await stock(id)).toMatchObject({ perCustomerLimit: 4, limitEra: 9 });
  });

  it('changes the price in the deal, its stock and its history', async () => {
    const { id } = await create();
    const deal = await update(id, 1, { price: euros(1500), perCustomerLimit: 2, drop: true });

    expect(deal).toMatchObject({ version: 2, price: euros(1500), originalPrice: euros(1900) });
    expect(await stock(id)).toMatchObject({ unitPrice: euros(1500), perCustomerLimit: 2, drop: true });
    deps.clock.turnTo(at(1));
    await update(id, 2, { price: euros(1400), perCustomerLimit: null });
    expect(await stock(id)).not.toHaveProperty('perCustomerLimit');
    expect(await stock(id)).not.toHaveProperty('limitEra');
    const page = await listPrices(deps, { dealId: id, staff: seller, limit: 1 });
    expect(page.items.map(({ price }) => price.amountMinor)).toEqual([1400]);
    const rest = await listPrices(deps, {
      dealId: id,
      staff: seller,
      limit: 1,
      cursor: `${page.nextCursor}`,
    });
    expect(rest.items[0]?.from).toBe(at(0));
  });

  it('copies to the stock who may order how much, and takes away what was lifted', async () => {
    const { id } = await create(brunch({ maxUnitsPerOrder: 4 }));
    expect(await stock(id)).toMatchObject({ maxUnitsPerOrder: 4, maxUnpaidUnits: 10 });
    expect(await stock(id)).not.toHaveProperty('signedInOnly');
    expect(await stock(id)).not.toHaveProperty('challengeGuests');
    await step(id, 'publish');
    const strict = {
      signedInOnly: true,
      challengeGuests: true,
      maxUnpaidUnits: 1,
      recentSignInAbove: euros(50_000),
    };
    expect(await update(id, 2, strict)).toMatchObject(strict);
    expect(await stock(id)).toMatchObject(strict);
    const lifted = {
      maxUnpaidUnits: null,
      recentSignInAbove: null,
      signedInOnly: false,
      challengeGuests: false,
    };
    expect(await update(id, 3, lifted)).not.toHaveProperty('maxUnpaidUnits');
    for (const gone of Object.keys(lifted)) expect(await stock(id)).not.toHaveProperty(gone);
  });

  it('reads a deal of before these settings as one that sells as it did', async () => {
    const { id } = await create();
    const names = ['signedInOnly', 'challengeGuests', 'maxUnitsPerOrder', 'maxUnpaidUnits'];
    await database.dynamo.send(
      new UpdateCommand({
        TableName: deps.dealsTable,
        Key: { pk: id, sk: 'deal' },
        UpdateExpression: `REMOVE ${names.join(', ')}`,
      }),
    );
    const found = await deps.deals.get(id as DealId);
    expect(found).toMatchObject({ signedInOnly: false, challengeGuests: false, maxUnitsPerOrder: 100 });
    expect(found).not.toHaveProperty('maxUnpaidUnits');
  });

  it('refuses a version that is not the present one', async () => {
    const { id } = await create();
    await update(id, 1, { title: 'Lunch' });
    await expect(update(id, 1, { title: 'Dinner' })).rejects.toMatchObject({ code: 'precondition_failed' });
  });

  it('keeps the version when nothing changes', async () => {
    const { id } = await create();
    expect(await update(id, 1, { title: 'Brunch for two', price: euros(1900) })).toMatchObject({
      version: 1,
    });
  });

  it('refuses to change a deal that is over', async () => {
    const { id } = await create();
    await step(id, 'publish');
    deps.clock.turnTo(at(120));
    await expect(update(id, 2, { endsAt: at(180) })).rejects.toMatchObject({ code: 'invalid_state' });
  });
});

describe('images at hosts that a stage does not allow', () => {
  const [ours, theirs] = ['https://cdn.shop.test/a.jpg', 'https://tracker.test/b.jpg'];
  const limitTo = (...imageHosts: string[]) => {
    deps = { ...deps, imageHosts };
  };
  const refusal = {
    code: 'invalid_request',
    message: expect.stringMatching(/images\.1: .*\(cdn\.shop\.test\), not at tracker\.test/),
    errors: [{ path: 'body.images.1' }],
  };

  it('make no deal', async () => {
    limitTo('cdn.shop.test');
    await expect(create(brunch({ images: [ours, theirs] }))).rejects.toMatchObject(refusal);
    const { items } = await listStaffDeals(deps, { staff: seller, limit: 20 });
    expect(items).toEqual([]);
    expect(await create(brunch({ images: [ours] }))).toMatchObject({ images: [ours] });
  });

  it('change none', async () => {
    limitTo('cdn.shop.test');
    const { id } = await create(brunch({ images: [ours] }));
    await expect(update(id, 1, { title: 'Lunch', images: [ours, theirs] })).rejects.toMatchObject(refusal);
    expect(await deps.deals.get(id)).toMatchObject({ version: 1, title: 'Brunch for two', images: [ours] });
  });

  it('stay with a deal that had them before, until its images are changed', async () => {
    const { id } = await create(brunch({ images: [ours, theirs] }));
    limitTo('cdn.shop.test');
    expect(await update(id, 1, { title: 'Lunch', images: [ours, theirs] })).toMatchObject({
      version: 2,
      images: [ours, theirs],
    });
    const more = { images: [ours, theirs, ours] };
    await expect(update(id, 2, more)).rejects.toMatchObject(refusal);
    expect(await update(id, 2, { images: [ours] })).toMatchObject({ version: 3, images: [ours] });
  });
});

describe('readStock', () => {
  it('shows the units to staff who may see the deal, and to no other seller', async () => {
    const { id } = await create();
    const units = { dealId: id, quantityTotal: 10, available: 10, claimed: 0, held: 0, sold: 0 };
    expect(await readStock(deps, id, seller)).toEqual(units);
    expect(await readStock(deps, id, staff('support'))).toEqual(units);
    const other = { ...seller, seller: { id: 'slr_00000000000000zz', role: 'owner' } } as typeof seller;
    await expect(readStock(deps, id, other)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('setStock', () => {
  const set = (dealId: DealId, total: number) => setStock(deps, { dealId, total, actor: acting(seller) });

  it('moves the difference into what is available', async () => {
    const { id } = await create();
    expect(await set(id, 25)).toMatchObject({ quantityTotal: 25, available: 25 });
    expect(await set(id, 0)).toMatchObject({ quantityTotal: 0, available: 0 });
  });

  it('adds units once when two colleagues add the same ones, and refuses another total from an old one', async () => {
    const { id } = await create();
    const add = (total: number) => setStock(deps, { dealId: id, total, expected: 10, actor: acting(seller) });
    const both = await Promise.all([add(15), add(15)]);
    expect(both).toMatchObject([{ quantityTotal: 15 }, { quantityTotal: 15 }]);
    await expect(add(20)).rejects.toMatchObject({ code: 'stock_changed' });
    expect(await stock(id)).toMatchObject({ total: 15, available: 15 });
    const raced = await Promise.allSettled(
      [16, 17, 18].map((total) => setStock(deps, { dealId: id, total, expected: 15, actor: acting(seller) })),
    );
    expect(raced.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('stops the sale of a deal with a limit per customer, whose other terms may still be changed', async () => {
    const { id } = await create(brunch({ perCustomerLimit: 4 }));
    expect(await set(id, 0)).toMatchObject({ quantityTotal: 0, available: 0 });
    expect(await update(id, 1, { title: 'Lunch' })).toMatchObject({ title: 'Lunch', perCustomerLimit: 4 });
  });

  it('refuses once the deal is cancelled', async () => {
    const { id } = await create();
    await step(id, 'cancel');
    await expect(set(id, 3)).rejects.toMatchObject({ code: 'invalid_state' });
  });
});

describe('what the public reads', () => {
  it('shows neither drafts nor cancelled deals', async () => {
    const { get } = publicDeals(deps);
    const draft = await create();
    const cancelled = await create();
    await step(cancelled.id, 'publish');
    await step(cancelled.id, 'cancel');
    await expect(get(draft.id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(get(cancelled.id)).rejects.toMatchObject({ code: 'not_found' });
    expect((await publicList(deps)({ limit: 20 })).items).toEqual([]);
  });

  it('opens a deal on the millisecond though its stored state lags', async () => {
    const { get, availability } = publicDeals(deps);
    const { id } = await create();
    await step(id, 'publish');
    expect((await get(id)).state).toBe('scheduled');
    deps.clock.turnTo(at(60));
    expect((await get(id)).state).toBe('live');
    expect(await availability(id)).toMatchObject({
      state: 'live',
      soldOut: false,
      available: 10,
      now: at(60),
    });
    deps.clock.turnTo(at(120));
    expect((await get(id)).state).toBe('ended');
  });

  it('lists live deals, the latest start first, then scheduled ones, the next start first', async () => {
    const starts = [-30, -10, 10, 30];
    for (const minutes of starts)
      await step((await create(brunch({ title: `${minutes}`, startsAt: at(minutes) }))).id, 'publish');
    const read = publicList(deps);
    const titles: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await read({ limit: 1, ...(cursor && { cursor }) });
      titles.push(...page.items.map(({ title }) => title));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(titles).toEqual(['-10', '-30', '10', '30']);
    const live = await read({ limit: 20, state: 'live', category: 'food-and-drink' });
    expect(live.items.map(({ title }) => title)).toEqual(['-10', '-30']);
    deps.clock.turnTo(at(121));
    expect((await read({ limit: 20 })).items).toEqual([]);
  });

  it('refuses a cursor that it did not make', async () => {
    const read = publicList(deps);
    const position = { id: 'deal_0000000000000001', at: at(1) };
    deps.clock.turnTo(at(2));
    for (const cursor of [
      'nonsense',
      encodeCursor({ section: 'live', asOf: at(0), after: position }),
      encodeCursor({ section: 'live', asOf: at(2), after: { ...position, id: 'x' } }),
      encodeCursor({ section: 'ended', asOf: at(2), after: position }),
    ])
      await expect(read({ limit: 20, cursor })).rejects.toMatchObject({ code: 'invalid_request' });
  });

  it.each(['live', 'scheduled', 'ended'] as const)(
    'lets no caller read the %s deals of a time to come',
    async (section) => {
      const read = publicList(deps);
      const asOf = (ms: number) =>
        read({
          limit: 20,
          state: section,
          cursor: encodeCursor({ section, asOf: toInstant(deps.clock.now() + ms) }),
        });
      await expect(asOf(1_000)).resolves.toMatchObject({ items: [] });
      for (const ms of [1_001, 2_300_000_000_000])
        await expect(asOf(ms)).rejects.toMatchObject({ code: 'invalid_request' });
    },
  );

  it('shows what started while a buyer rested on a page, for a quarter of an hour', async () => {
    for (const minutes of [-10, 10, 20, 30])
      await step((await create(brunch({ title: `${minutes}`, startsAt: at(minutes) }))).id, 'publish');
    const titlesAt = async (minutes: number, cursor: string | null, limit = 20) => {
      deps.clock.turnTo(at(minutes));
      const page = await publicList(deps)({ limit, ...(cursor && { cursor }) });
      return { titles: page.items.map(({ title }) => title), next: page.nextCursor };
    };
    const first = await titlesAt(0, null, 1);
    expect(first.titles).toEqual(['-10']);
    expect((await titlesAt(24, first.next)).titles).toEqual(['10', '20', '30']);
    expect((await titlesAt(25, first.next)).titles).toEqual(['20', '30']);
    const second = await titlesAt(0, first.next, 1);
    expect(second.titles).toEqual(['10']);
    expect((await titlesAt(26, second.next)).titles).toEqual(['20', '30']);
    expect((await titlesAt(45, second.next)).titles).toEqual([]);
  });
});

describe('transitions', () => {
  const sent: [Transition, number][] = [];
  const queue = {
    send: async (message: Transition, seconds = 0) => void sent.push([message, seconds]),
  };
  const apply = (dealId: DealId, to: Transition['to'], minutes: number) =>
    applyTransition({ ...deps, queue }, { dealId, to, at: at(minutes) });

  it('waits on the queue when it is early, acts once when due, and ignores a window that moved', async () => {
    const { id } = await create();
    await step(id, 'publish');
    deps.clock.turnTo(at(59.5));
    expect(await apply(id, 'live', 60)).toBe('waits');
    expect(sent).toEqual([[{ dealId: id, to: 'live', at: at(60) }, 30]]);
    expect(await apply(id, 'live', 59)).toBe('nothing');
    deps.clock.turnTo(at(60));
    expect(await apply(id, 'live', 60)).toBe('applied');
    expect(await apply(id, 'live', 60)).toBe('nothing');
    expect(await deps.deals.get(id)).toMatchObject({ state: 'live', version: 3 });
  });

  it('sweeps what was missed, through every state, and closes the gate', async () => {
    const { id } = await create();
    const later = await create(brunch({ endsAt: at(1000) }));
    await step(id, 'publish');
    await step(later.id, 'publish');
    deps.clock.turnTo(at(500));
    expect(await sweepTransitions(deps)).toEqual({ started: 2, ended: 1 });
    expect(await sweepTransitions(deps)).toEqual({ started: 0, ended: 0 });
    expect(await deps.deals.get(id)).toMatchObject({ state: 'ended', version: 4 });
    expect(await stock(id)).toMatchObject({ gate: 'closed' });
    const ended = await publicList(deps)({ state: 'ended', limit: 20 });
    expect(ended.items.map(({ id }) => id)).toEqual([id]);
  });
});

describe('listStaffDeals', () => {
  it('pages through a seller’s own deals, newest first, and filters by the state they are in now', async () => {
    for (const minutes of [1, 2, 3]) {
      deps.clock.turnTo(at(minutes));
      await create(brunch({ title: `${minutes}` }));
    }
    await create(brunch(), staff('seller', 'other'));
    const first = await listStaffDeals(deps, { staff: seller, limit: 2 });
    expect(first.items.map(({ title }) => title)).toEqual(['3', '2']);
    const rest = await listStaffDeals(deps, { staff: seller, limit: 2, cursor: `${first.nextCursor}` });
    expect(rest.items.map(({ title }) => title)).toEqual(['1']);
    expect(rest.nextCursor).toBeNull();
    await step(first.items[0]?.id ?? 'deal_none', 'publish');
    deps.clock.turnTo(at(60));
    const live = await listStaffDeals(deps, { staff: admin, state: 'live', limit: 20 });
    expect(live.items.map(({ title }) => title)).toEqual(['3']);
  });
});
