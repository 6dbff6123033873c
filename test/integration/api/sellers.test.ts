import { beforeAll, describe, expect, it } from 'vitest';
import type { SellerRole } from '../../../lib/contract/operation.ts';
import { call, invited, newSeller, offer, tokenOf } from './client.ts';
import { claimsOf, signedByPool } from './tokens.ts';

/** A member of staff with the role `seller`, as their token shows them. */
interface Colleague {
  readonly id: string;
  readonly token: string;
}

let admin: string;
let sellerId: string;
/** They sell for the same seller. */
let kim: Colleague;
let sam: Colleague;
/** They sell for another one. */
let eve: Colleague;

async function colleague(): Promise<Colleague> {
  const id = await invited();
  const claims = { ...claimsOf(await tokenOf('seller')), sub: id };
  return { id, token: await signedByPool(claims) };
}
const membersOf = (seller: string) => `/v1/admin/sellers/${seller}/members`;
const join = (seller: string, { id }: Colleague, role: SellerRole) =>
  call('PUT', `${membersOf(seller)}/${id}`, { token: admin, body: { role } });
const leave = (seller: string, { id }: Colleague) =>
  call('DELETE', `${membersOf(seller)}/${id}`, { token: admin });
const dealsOf = async ({ token }: Colleague): Promise<string[]> => {
  const { body } = await call('GET', '/v1/admin/deals?limit=100', { token });
  return body.items.map(({ id }: { id: string }) => id);
};
const createDeal = ({ token }: Colleague) =>
  call('POST', '/v1/admin/deals', { token, key: crypto.randomUUID(), body: offer() });

beforeAll(async () => {
  admin = await tokenOf('admin');
  sellerId = await newSeller();
  [kim, sam, eve] = await Promise.all([colleague(), colleague(), colleague()]);
  await join(sellerId, kim, 'owner');
  await join(sellerId, sam, 'manager');
  await join(await newSeller(), eve, 'owner');
});

describe('Two members of one seller', () => {
  it('see and change the same deals, and a member of another seller does not know of them', async () => {
    const { status, body } = await createDeal(kim);
    expect([status, body.sellerId]).toEqual([201, sellerId]);
    expect([await dealsOf(kim), await dealsOf(sam), await dealsOf(eve)]).toEqual([[body.id], [body.id], []]);
    const publish = (who: Colleague) =>
      call('POST', `/v1/admin/deals/${body.id}/publication`, { token: who.token });
    expect((await publish(eve)).status).toBe(404);
    expect(await publish(sam)).toMatchObject({ status: 200, body: { state: 'live' } });
  });

  it('read their seller and its members, and nothing of another one', async () => {
    const path = `/v1/admin/sellers/${sellerId}`;
    for (const who of [kim, sam])
      expect((await call('GET', path, { token: who.token })).body).toMatchObject({
        id: sellerId,
        version: 1,
      });
    expect((await call('GET', membersOf(sellerId), { token: sam.token })).body.items).toMatchObject([
      { staffId: kim.id, role: 'owner' },
      { staffId: sam.id, role: 'manager' },
    ]);
    for (const hidden of [path, membersOf(sellerId)])
      expect((await call('GET', hidden, { token: eve.token })).status).toBe(404);
  });

  it('are shown by their name, which an owner changes and a manager does not', async () => {
    const rename = (who: Colleague, name: string) =>
      call('PATCH', `/v1/admin/sellers/${sellerId}`, {
        token: who.token,
        headers: { 'if-match': '*' },
        body: { name },
      });
    expect(await rename(sam, 'Dinner Ltd')).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect((await rename(eve, 'Dinner Ltd')).status).toBe(404);
    expect((await rename(kim, 'Dinner Ltd')).body).toMatchObject({ name: 'Dinner Ltd', version: 2 });
    const { body } = await call('GET', '/v1/admin/sellers?limit=100', { token: await tokenOf('support') });
    expect(body.items).toContainEqual(expect.objectContaining({ id: sellerId, name: 'Dinner Ltd' }));
  });
});

describe('A member', () => {
  it.each([
    ['fulfilment', { deals: 200, attendees: 200, revenue: 403, create: 403 }],
    ['finance', { deals: 200, attendees: 403, revenue: 200, create: 403 }],
    ['manager', { deals: 200, attendees: 200, revenue: 200, create: 201 }],
  ] as const)('may do what the role %s says, from the next request on', async (role, wanted) => {
    const { body } = await createDeal(kim);
    expect((await join(sellerId, sam, role)).status).toBe(200);
    const see = async (path: string) => (await call('GET', path, { token: sam.token })).status;
    expect({
      deals: await see('/v1/admin/deals'),
      attendees: await see(`/v1/admin/deals/${body.id}/attendees`),
      revenue: await see('/v1/admin/revenue'),
      create: (await createDeal(sam)).status,
    }).toEqual(wanted);
  });

  it('who is removed may do nothing more, by a token that is still good', async () => {
    const old = await colleague();
    await join(sellerId, old, 'owner');
    expect((await createDeal(old)).status).toBe(201);
    expect((await leave(sellerId, old)).status).toBe(204);
    expect((await leave(sellerId, old)).status).toBe(204);
    for (const { status, body } of [
      await createDeal(old),
      await call('GET', '/v1/admin/deals', { token: old.token }),
    ])
      expect([status, body.code]).toEqual([403, 'forbidden']);
  });

  it('of one seller joins no other', async () => {
    const other = await newSeller();
    expect(await join(other, eve, 'manager')).toMatchObject({ status: 409, body: { code: 'invalid_state' } });
    expect((await join(other, { id: crypto.randomUUID(), token: '' }, 'manager')).status).toBe(404);
  });
});

describe('Somebody who is invited to sell', () => {
  it('has a seller of their own, and sells', async () => {
    const id = await invited(['seller']);
    const token = await signedByPool({ ...claimsOf(await tokenOf('seller')), sub: id });
    const { status, body } = await createDeal({ id, token });
    expect(status).toBe(201);
    const own = await call('GET', `/v1/admin/sellers/${body.sellerId}`, { token });
    expect(own.body).toMatchObject({ id: body.sellerId, name: 'New seller' });
  });
});
