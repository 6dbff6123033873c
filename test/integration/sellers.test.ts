import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SellerId } from '../../lib/contract/ids.ts';
import type { SellerRole } from '../../lib/contract/operation.ts';
import type { Seller } from '../../lib/contract/seller.ts';
import type { Staff } from '../../lib/platform/caller.ts';
import { systemRandom as random } from '../../lib/platform/random.ts';
import { sellerMembers } from '../../lib/platform/seller-members.ts';
import {
  foundSeller,
  listSellerMembers,
  removeSellerMember,
  setSellerMember,
} from '../../lib/sellers/members.ts';
import { type SellerRepository, sellerRepository } from '../../lib/sellers/repository.ts';
import { createSeller, getSeller, listSellers, updateSeller } from '../../lib/sellers/sellers.ts';
import { type AuditBed, acting, auditBed } from './audit-bed.ts';
import { startDynamoDb } from './dynamodb.ts';

const start = Date.parse('2026-12-24T12:00:00.000Z');
const admin: Staff = { kind: 'staff', id: crypto.randomUUID(), roles: ['admin'], signedInAt: start };
const [kim, sam] = [crypto.randomUUID(), crypto.randomUUID()];

let database: Awaited<ReturnType<typeof startDynamoDb>>;
let books: AuditBed;
let table: string;
let sellers: SellerRepository;
let now: number;
beforeAll(async () => {
  database = await startDynamoDb();
});
beforeEach(async () => {
  now = start;
  books = await auditBed(database);
  table = await database.table('sellers');
  sellers = sellerRepository(database.dynamo, table);
});
afterAll(() => database.stop());

const clock = { now: () => now++ };
const accounts: ReadonlySet<string> = new Set([kim, sam]);
const directory = { nameOf: async (id: string) => (accounts.has(id) ? `Name of ${id}` : undefined) };
const { nameOf } = directory;
const deps = () => ({ sellers, audit: books.audit, clock, random, directory });
const by = (operation: string) => acting(admin, operation);

const create = (name = 'Brunch & Co.', idempotencyKey: string = crypto.randomUUID()) =>
  createSeller(deps(), { body: { name }, actor: by('createSeller'), idempotencyKey });
const update = (id: SellerId, name: string, ifMatch: string, other?: SellerRepository) =>
  updateSeller(
    { ...deps(), ...(other && { sellers: other }) },
    { id, patch: { name }, ifMatch, actor: by('updateSeller') },
  );
const set = (sellerId: SellerId, staffId: string, role: SellerRole = 'manager', other = sellers) =>
  setSellerMember({ ...deps(), sellers: other }, { sellerId, staffId, role, actor: by('setSellerMember') });
const remove = (sellerId: SellerId, staffId: string, other = sellers) =>
  removeSellerMember({ ...deps(), sellers: other }, { sellerId, staffId, actor: by('removeSellerMember') });
const found = (staffId: string, other = sellers) =>
  foundSeller({ ...deps(), sellers: other }, { staffId, actor: by('inviteStaff') });
const membersOf = async (sellerId: SellerId) =>
  (await listSellerMembers({ sellers, nameOf }, { sellerId, staff: admin, limit: 100 })).items;
const entries = async () => (await books.trail.list({ by: 'all' }, { limit: 50 })).items;
const membership = (staffId: string) => sellerMembers(database.dynamo, table).of(staffId);

/** Does `meanwhile` once, right before this write. */
const interrupted = (write: keyof SellerRepository, meanwhile: () => Promise<unknown>): SellerRepository => {
  let isDone = false;
  return {
    ...sellers,
    [write]: async (...parameters: never[]) => {
      if (!isDone) {
        isDone = true;
        await meanwhile();
      }
      return (sellers[write] as (...all: never[]) => unknown)(...parameters);
    },
  };
};

describe('a seller', () => {
  it('is created once for a key, with an entry in the audit', async () => {
    const key = crypto.randomUUID();
    const one = await create('Brunch & Co.', key);
    expect(await create('Brunch & Co.', key)).toEqual(one);
    await expect(create('Dinner Ltd', key)).rejects.toMatchObject({ code: 'idempotency_key_reused' });
    expect(await getSeller({ sellers }, one.id, admin)).toEqual(one);
    expect(await entries()).toMatchObject([
      { subject: { kind: 'seller', id: one.id }, before: null, after: { name: 'Brunch & Co.' } },
    ]);
  });

  it('is changed from the version that was read, and left alone by a change that says nothing new', async () => {
    const { id } = await create();
    expect(await update(id, 'Dinner Ltd', '"1"')).toMatchObject({ name: 'Dinner Ltd', version: 2 });
    expect(await update(id, 'Dinner Ltd', '"2"')).toMatchObject({ version: 2 });
    await expect(update(id, 'Lunch', '"1"')).rejects.toMatchObject({ code: 'precondition_failed' });
    expect(await entries()).toHaveLength(2);
  });

  it('is not changed by one who did not see the change before', async () => {
    const { id } = await create();
    const late = update(
      id,
      'Lunch',
      '*',
      interrupted('replace', () => update(id, 'Dinner Ltd', '"1"')),
    );
    await expect(late).rejects.toMatchObject({ code: 'precondition_failed' });
    expect(await getSeller({ sellers }, id, admin)).toMatchObject({ name: 'Dinner Ltd', version: 2 });
  });

  it('is known to its members, to support and to admins', async () => {
    const [mine, other] = [await create(), await create()];
    const member: Staff = { ...admin, roles: ['seller'], seller: { id: mine.id, role: 'fulfilment' } };
    expect(await getSeller({ sellers }, mine.id, member)).toEqual(mine);
    for (const staff of [member, { ...admin, roles: ['seller'] } as Staff])
      await expect(getSeller({ sellers }, other.id, staff)).rejects.toMatchObject({ code: 'not_found' });
    expect(await getSeller({ sellers }, other.id, { ...admin, roles: ['support'] })).toEqual(other);
    await expect(getSeller({ sellers }, 'slr_0000000000000001', admin)).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('is listed with all others, newest first, page by page', async () => {
    const created: Seller[] = [];
    for (const name of ['a', 'b', 'c']) created.unshift(await create(name));
    const first = await listSellers({ sellers }, { limit: 2 });
    const rest = await listSellers({ sellers }, { limit: 2, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...rest.items]).toEqual(created);
    expect(rest.nextCursor).toBeNull();
    await expect(listSellers({ sellers }, { limit: 2, cursor: 'e30' })).rejects.toMatchObject({
      code: 'invalid_request',
    });
  });
});

describe('a member of a seller', () => {
  it('is added, gets another role, and is removed, each with an entry in the audit', async () => {
    const { id } = await create();
    await set(id, kim, 'finance');
    const { since } = await set(id, kim, 'finance');
    expect(await membership(kim)).toEqual({ id, role: 'finance' });
    expect(await set(id, kim, 'owner')).toEqual({
      staffId: kim,
      name: `Name of ${kim}`,
      role: 'owner',
      since,
    });
    await set(id, sam);
    expect(await membersOf(id)).toMatchObject([
      { staffId: kim, role: 'owner' },
      { staffId: sam, role: 'manager' },
    ]);
    await remove(id, kim);
    await remove(id, kim);
    expect(await membership(kim)).toBeUndefined();
    expect(await membersOf(id)).toMatchObject([{ staffId: sam }]);
    const facts = (await entries()).map(({ before, after }) => [before?.members, after?.members]).reverse();
    expect(facts.slice(1)).toEqual([
      [{ [kim]: null }, { [kim]: 'finance' }],
      [{ [kim]: 'finance' }, { [kim]: 'owner' }],
      [{ [sam]: null }, { [sam]: 'manager' }],
      [{ [kim]: 'owner' }, { [kim]: null }],
    ]);
  });

  it('works for one seller only, and needs an account and a seller', async () => {
    const [one, two] = [await create(), await create()];
    await set(one.id, kim);
    await expect(set(two.id, kim)).rejects.toMatchObject({ code: 'invalid_state' });
    await remove(two.id, kim);
    expect(await membership(kim)).toMatchObject({ id: one.id });
    await expect(set(one.id, crypto.randomUUID())).rejects.toMatchObject({ code: 'not_found' });
    for (const change of [set, remove])
      await expect(change('slr_0000000000000001', sam)).rejects.toMatchObject({
        code: 'not_found',
      });
  });

  it('is added by one of two admins who add them to two sellers at once', async () => {
    const [one, two] = [await create(), await create()];
    const late = set(
      two.id,
      kim,
      'manager',
      interrupted('putMember', () => set(one.id, kim)),
    );
    await expect(late).rejects.toMatchObject({ code: 'invalid_state' });
    expect(await membership(kim)).toMatchObject({ id: one.id });
  });

  it('keeps what another admin says between a read and its write', async () => {
    const [one, two] = [await create(), await create()];
    await set(one.id, kim, 'finance');
    await set(
      one.id,
      kim,
      'manager',
      interrupted('putMember', () => set(one.id, kim, 'owner')),
    );
    expect(await membership(kim)).toEqual({ id: one.id, role: 'manager' });
    // The entry says what it was changed from, and not what the slower admin had read.
    expect((await entries())[0]).toMatchObject({
      before: { members: { [kim]: 'owner' } },
      after: { members: { [kim]: 'manager' } },
    });
    const moved = async () => {
      await remove(one.id, kim);
      await set(two.id, kim, 'manager');
    };
    await remove(one.id, kim, interrupted('removeMember', moved));
    expect(await membership(kim)).toEqual({ id: two.id, role: 'manager' });
    const elsewhere = async () => {
      await remove(two.id, kim);
      await set(one.id, kim, 'manager');
    };
    await expect(set(two.id, kim, 'owner', interrupted('putMember', elsewhere))).rejects.toMatchObject({
      code: 'invalid_state',
    });
    await remove(
      one.id,
      kim,
      interrupted('removeMember', () => set(one.id, kim, 'finance')),
    );
    expect(await membership(kim)).toBeUndefined();
  });

  it('is not written for a seller that is not there', async () => {
    const member = { sellerId: 'slr_0000000000000001', staffId: kim, role: 'owner' } as const;
    const subject = { kind: 'seller', id: member.sellerId } as const;
    const entry = books.audit.entry(by('test'), {
      subject,
      before: null,
      after: {},
      at: '2026-12-24T12:00:00.000Z',
    });
    const written = await sellers.putMember(
      { ...member, since: '2026-12-24T12:00:00.000Z' },
      undefined,
      entry,
    );
    expect([written, await membership(kim)]).toEqual([false, undefined]);
  });

  it('is listed without a name when the staff pool does not answer', async () => {
    const { id } = await create();
    await set(id, kim);
    const broken = async () => Promise.reject(new Error('The pool is down'));
    const { items } = await listSellerMembers(
      { sellers, nameOf: broken },
      { sellerId: id, staff: admin, limit: 5 },
    );
    expect(items).toEqual([{ staffId: kim, role: 'manager', since: expect.any(String) }]);
  });

  it('is listed page by page, and to members of the seller alone', async () => {
    const { id } = await create();
    const staff: Staff = { ...admin, roles: ['seller'], seller: { id, role: 'fulfilment' } };
    await set(id, kim);
    await set(id, sam);
    const first = await listSellerMembers({ sellers, nameOf }, { sellerId: id, staff, limit: 1 });
    const cursor = first.nextCursor ?? '';
    const rest = await listSellerMembers({ sellers, nameOf }, { sellerId: id, staff, limit: 5, cursor });
    expect([...first.items, ...rest.items].map(({ staffId }) => staffId)).toEqual([kim, sam]);
    const other = (await create()).id;
    await expect(
      listSellerMembers({ sellers, nameOf }, { sellerId: other, staff, limit: 5 }),
    ).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('a seller that is founded for somebody who is to sell', () => {
  it('is theirs, once, however often they get the role', async () => {
    await found(kim);
    await found(kim);
    const own = await membership(kim);
    expect(own).toMatchObject({ role: 'owner' });
    expect((await listSellers({ sellers }, { limit: 5 })).items).toMatchObject([{ id: own?.id, version: 1 }]);
    expect(await entries()).toHaveLength(1);
  });

  it('is not founded for a member of another one, also not for one who becomes it meanwhile', async () => {
    const { id } = await create();
    await set(id, kim);
    await found(kim);
    await found(
      sam,
      interrupted('found', () => set(id, sam)),
    );
    expect([await membership(kim), await membership(sam)]).toMatchObject([{ id }, { id }]);
    expect((await listSellers({ sellers }, { limit: 5 })).items).toHaveLength(1);
  });

  it('is there for its founder to come back to', async () => {
    await found(kim);
    const { id } = (await membership(kim)) ?? {};
    if (!id) throw new Error('Nothing was founded');
    await remove(id, kim);
    await found(kim);
    expect(await membership(kim)).toEqual({ id, role: 'owner' });
    await remove(id, kim);
    await Promise.all([found(kim), found(kim)]);
    expect(await membersOf(id)).toHaveLength(1);
  });
});
