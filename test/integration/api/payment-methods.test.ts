import { beforeAll, describe, expect, it } from 'vitest';
import { dummyToken } from '../../../local/turnstile/siteverify.ts';
import { call } from './client.ts';
import { newCustomer } from './credentials.ts';
import { saveMethod } from './paying.ts';

const path = '/v1/me/payment-methods';
let mara: string;

beforeAll(async () => {
  mara = await newCustomer();
});

const list = async (token = mara) => (await call('GET', path, { token })).body.items;
const makeDefault = (id: string, token = mara) => call('PUT', `${path}/${id}/default`, { token });
const remove = (id: string, token = mara) => call('DELETE', `${path}/${id}`, { token });

describe('Saved payment methods', () => {
  it('are none for somebody who never saved one', async () => {
    const { status, body } = await call('GET', path, { token: await newCustomer() });
    expect([status, body]).toEqual([200, { items: [] }]);
  });

  it('are set up with what the PaymentSheet needs', async () => {
    const token = await newCustomer();
    const body = { stripeVersion: '2026-10-28.endive' };
    const answer = await call('POST', `${path}/setup`, { token, body });
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      clientSecret: expect.stringMatching(/^seti_\w+_secret_\w+$/),
      publishableKey: expect.stringMatching(/^pk_test_/),
      customer: expect.stringMatching(/^cus_/),
      ephemeralKey: expect.stringMatching(/^ek_/),
    });
  });

  it('are set up so often, from some on with a challenge', async () => {
    const token = await newCustomer();
    const setUp = (challenge?: string) =>
      call('POST', `${path}/setup`, {
        token,
        body: {},
        ...(challenge && { headers: { 'x-challenge-token': challenge } }),
      });
    for (let n = 0; n < 9; n++) expect((await setUp()).status).toBe(201);
    const { status, body } = await setUp();
    expect([status, body.code, body.challenge.action]).toEqual([403, 'challenge_required', 'setup']);
    for (let n = 9; n < 12; n++) expect((await setUp(dummyToken)).status).toBe(201);
    const last = await setUp(dummyToken);
    expect([last.status, last.body.code]).toEqual([429, 'too_many_requests']);
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('are listed newest first, of which one is the default, until it is removed', async () => {
    const visa = await saveMethod(mara);
    const amex = await saveMethod(mara, 'pm_card_amex');
    expect((await makeDefault(visa)).status).toBe(204);
    expect(await list()).toMatchObject([
      { id: amex, kind: 'card', card: { brand: 'amex', last4: '0005' }, isDefault: false },
      {
        id: visa,
        card: { brand: 'visa', last4: '4242', expiresMonth: 12, expiresYear: 2034 },
        isDefault: true,
      },
    ]);
    expect([(await remove(visa)).status, (await remove(visa)).status]).toEqual([204, 204]);
    expect(await list()).toMatchObject([{ id: amex, isDefault: false }]);
    expect((await makeDefault(visa)).status).toBe(404);
  });

  it('of somebody else are hidden, and stay', async () => {
    const theirs = await saveMethod(mara);
    const other = await newCustomer();
    await saveMethod(other);
    for (const [id, token] of [
      [theirs, other],
      [theirs, await newCustomer()],
      ['pm_none', other],
    ] as const)
      for (const { status, body } of [await makeDefault(id, token), await remove(id, token)])
        expect([status, body.code]).toEqual([404, 'not_found']);
    expect((await list()).map(({ id }: { id: string }) => id)).toContain(theirs);
  });
});
