import { describe, expect, it } from 'vitest';
import { book, call, decided, eventually, newGuest, publish, reconciled, soon, tokenOf } from './client.ts';

describe('POST /v1/bookings', () => {
  it('answers 201 with a hold and says where it is', async () => {
    const { id } = await publish();
    const token = await newGuest();
    const { status, headers, body } = await book(id, token, { quantity: 2 });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      dealId: id,
      quantity: 2,
      status: 'held',
      total: { amountMinor: 3800, currency: 'EUR' },
    });
    expect(headers.get('location')).toBe(`/v1/bookings/${body.id}`);
    expect(Date.parse(body.holdExpiresAt)).toBeGreaterThan(Date.now());
    expect((await call('GET', `/v1/bookings/${body.id}`, { token })).body).toEqual(body);
  });

  it('answers 201 confirmed when the price is zero', async () => {
    const { id } = await publish({ price: { amountMinor: 0, currency: 'EUR' } });
    expect((await book(id, await newGuest())).body).toMatchObject({ status: 'confirmed' });
    expect(await reconciled(id, 1)).toMatchObject({ sold: 1, bookings: { confirmed: 1 }, balanced: true });
  });

  it('answers 202 in a drop’s first minute, and decides a moment later', async () => {
    const { id } = await publish({ drop: true, startsAt: soon(-1_000) });
    const token = await newGuest();
    const { status, headers, body } = await book(id, token);
    expect(status).toBe(202);
    expect(body).toMatchObject({ status: 'queued', dealId: id, quantity: 1 });
    expect(headers.get('retry-after')).toBe('1');
    expect(await decided(body.id, token)).toMatchObject({ id: body.id, status: 'held' });
  });

  it('answers the same to the same key, sent many times at once', async () => {
    const { id } = await publish();
    const token = await newGuest();
    const key = crypto.randomUUID();
    const answers = await Promise.all(Array.from({ length: 10 }, () => book(id, token, { key })));
    expect(answers.every(({ status }) => status === 201 || status === 202)).toBe(true);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    await decided(answers[0]?.body.id, token);
    expect(await reconciled(id, 1)).toMatchObject({ held: 1, bookings: { held: 1 } });
  });

  it('answers a retry with what is recorded, and records a refusal for it', async () => {
    const { id } = await publish({ quantityTotal: 1 });
    await book(id, await newGuest());
    const [token, key] = [await newGuest(), crypto.randomUUID()];
    const body = { dealId: id, quantity: 1 };
    const order = (headers: Record<string, string> = {}) =>
      call('POST', '/v1/bookings', { token, key, body, headers });
    expect(await order()).toMatchObject({ status: 409, body: { code: 'sold_out' } });
    expect(await order({ 'idempotency-retry': 'perhaps' })).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', errors: [{ path: 'header.idempotency-retry' }] },
    });
    const retry = await order({ 'idempotency-retry': 'true' });
    expect(retry).toMatchObject({ status: 202, body: { status: 'queued' } });
    expect(await decided(retry.body.id, token)).toMatchObject({ status: 'rejected', rejection: 'sold_out' });
  });

  it('lets no order get ahead of the opening by saying that it is a retry', async () => {
    const opens = Date.now() + 8_000;
    const { id } = await publish({ quantityTotal: 5, drop: true, startsAt: new Date(opens).toISOString() });
    const body = { dealId: id, quantity: 5 };
    const tooEarly: string[] = [];
    const headers = { 'idempotency-retry': 'true' };
    while (Date.now() < opens) {
      const token = await newGuest();
      const answer = await call('POST', '/v1/bookings', { token, key: crypto.randomUUID(), body, headers });
      // One that is answered later may have come after the start.
      if (Date.now() >= opens) break;
      expect(answer).toMatchObject({ status: 409, body: { code: 'deal_not_live' } });
      tooEarly.push(token);
    }
    expect(tooEarly.length).toBeGreaterThan(0);
    const token = await newGuest();
    const { body: later } = await book(id, token);
    await decided(later.id, token);
    for (const early of tooEarly)
      expect((await call('GET', '/v1/bookings', { token: early })).body.items).toEqual([]);
  });

  it('answers 422 to the same key with another body', async () => {
    const { id } = await publish();
    const token = await newGuest();
    const key = crypto.randomUUID();
    await book(id, token, { key });
    expect(await book(id, token, { key, quantity: 2 })).toMatchObject({
      status: 422,
      body: { code: 'idempotency_key_reused' },
    });
  });

  it('gives the last unit to one of 200 buyers, and an answer to each', async () => {
    const { id } = await publish({ quantityTotal: 1 });
    const guests = await Promise.all(Array.from({ length: 200 }, newGuest));
    const answers = await Promise.all(
      guests.map(async (token) => ({ token, answer: await book(id, token) })),
    );
    const final = await Promise.all(
      answers.map(async ({ token, answer }) =>
        answer.status === 202 ? await decided(answer.body.id, token) : answer.body,
      ),
    );
    expect(final.filter(({ status }) => status === 'held')).toHaveLength(1);
    expect(final.filter(({ status, code }) => status === 'rejected' || code === 'sold_out')).toHaveLength(
      199,
    );
    const recorded = final.filter(({ status }) => status !== 409).length;
    expect(await reconciled(id, recorded)).toMatchObject({
      quantityTotal: 1,
      available: 0,
      held: 1,
      sold: 0,
    });
  });

  it('sells nothing before the window opens nor after it closes', async () => {
    const [opens, closes] = [Date.now() + 1_500, Date.now() + 4_000];
    const { id } = await publish({
      quantityTotal: 5_000,
      startsAt: new Date(opens).toISOString(),
      endsAt: new Date(closes).toISOString(),
    });
    const token = await newGuest();
    const answers: { status: number; body: { createdAt: string; code?: string } }[] = [];
    while (Date.now() < closes + 700) answers.push(await book(id, token));
    const booked = answers
      .filter(({ status }) => status === 201)
      .map(({ body }) => Date.parse(body.createdAt));
    expect(booked.length).toBeGreaterThan(0);
    expect(Math.min(...booked)).toBeGreaterThanOrEqual(opens);
    expect(Math.max(...booked)).toBeLessThan(closes);
    expect(answers[0]?.body.code).toBe('deal_not_live');
    expect(answers.at(-1)?.body.code).toBe('deal_not_live');
  });

  it('holds the limit per customer', async () => {
    const { id } = await publish({ perCustomerLimit: 2 });
    const token = await newGuest();
    expect((await book(id, token, { quantity: 2 })).status).toBe(201);
    expect(await book(id, token)).toMatchObject({ status: 409, body: { code: 'limit_exceeded' } });
    expect(await book(id, token, { quantity: 3 })).toMatchObject({
      status: 409,
      body: { code: 'limit_exceeded' },
    });
  });

  it('answers 409 sold_out, and the public sees it within a second', async () => {
    const { id } = await publish({ quantityTotal: 1 });
    await book(id, await newGuest());
    const since = Date.now();
    let seenAfter = Number.POSITIVE_INFINITY;
    // What a cache of one second promises is counted in looks: each is at most a second old when it is answered.
    await eventually(
      async () => {
        const asked = Date.now();
        const { body } = await call('GET', `/v1/deals/${id}/availability`);
        if (body.soldOut) seenAfter = asked - since;
        return body;
      },
      ({ soldOut }) => soldOut,
      5_000,
    );
    expect(seenAfter).toBeLessThan(1_500);
    expect(await book(id, await newGuest())).toMatchObject({ status: 409, body: { code: 'sold_out' } });
  });

  it('stops selling when the deal is paused and goes on when it resumes', async () => {
    const { id } = await publish();
    const admin = await tokenOf('admin');
    await call('POST', `/v1/admin/deals/${id}/pause`, { token: admin });
    expect((await book(id, await newGuest())).body).toMatchObject({ code: 'deal_not_live' });
    await call('POST', `/v1/admin/deals/${id}/resumption`, { token: admin });
    await eventually(
      async () => (await book(id, await newGuest())).status,
      (status) => status === 201,
      3_000,
    );
  });

  it.each([
    ['no Idempotency-Key', { headers: {} }, 400, 'idempotency_key_missing'],
    ['no body', { body: '' }, 400, 'invalid_request'],
    ['broken JSON', { body: '{' }, 400, 'invalid_request'],
    [
      'an unknown field',
      { body: { dealId: 'deal_0000000000000000', colour: 'red' } },
      400,
      'invalid_request',
    ],
    [
      'a quantity of zero',
      { body: { dealId: 'deal_0000000000000000', quantity: 0 } },
      400,
      'invalid_request',
    ],
    ['a deal that does not exist', { body: { dealId: 'deal_0000000000000000' } }, 404, 'not_found'],
    [
      'a body that is not JSON',
      { headers: { 'content-type': 'text/plain', 'idempotency-key': 'k' } },
      415,
      'unsupported_media_type',
    ],
  ])('answers a problem to %s', async (_, request, status, code) => {
    const body = { dealId: 'deal_0000000000000000' };
    const answer = await call('POST', '/v1/bookings', {
      token: await newGuest(),
      headers: { 'idempotency-key': 'k' },
      body,
      ...request,
    });
    expect(answer).toMatchObject({ status, body: { code, status, type: `urn:stampede:problem:${code}` } });
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.body.requestId).toBeTruthy();
  });
});

describe('GET /v1/bookings', () => {
  it('lists the caller’s bookings, newest first, page by page, and nobody else’s', async () => {
    const { id } = await publish();
    const token = await newGuest();
    const made: string[] = [];
    for (let n = 0; n < 5; n++) made.unshift((await book(id, token)).body.id);
    await book(id, await newGuest());
    const first = await call('GET', '/v1/bookings?limit=3', { token });
    const second = await call('GET', `/v1/bookings?limit=3&cursor=${first.body.nextCursor}`, { token });
    const ids = [...first.body.items, ...second.body.items].map((item: { id: string }) => item.id);
    expect(ids).toEqual(made);
    expect(second.body.nextCursor).toBeNull();
  });

  it('answers 400 to a cursor that is not one of ours', async () => {
    expect(await call('GET', '/v1/bookings?cursor=abc', { token: await newGuest() })).toMatchObject({
      status: 400,
      body: { code: 'invalid_request' },
    });
  });
});

describe('GET /v1/bookings/{bookingId}', () => {
  it('answers its owner and staff, and 404 to anybody else and to an invented id', async () => {
    const { id } = await publish({}, 'seller');
    const token = await newGuest();
    const { body } = await book(id, token);
    const path = `/v1/bookings/${body.id}`;
    for (const role of ['admin', 'support', 'seller'] as const) {
      const staff = await tokenOf(role);
      await eventually(
        async () => (await call('GET', path, { token: staff })).status,
        (status) => status === 200,
      );
    }
    expect((await call('GET', path, { token: await newGuest() })).status).toBe(404);
    expect((await call('GET', path, { token: await tokenOf('customer') })).status).toBe(404);
    const invented = `${body.id.slice(0, -4)}zzzz`;
    expect((await call('GET', `/v1/bookings/${invented}`, { token })).status).toBe(404);
    expect((await call('GET', '/v1/bookings/nonsense', { token })).status).toBe(400);
  });

  it.each(['admin', 'support', 'seller'] as const)('answers 404 to %s for an id of no deal', async (role) => {
    const token = await tokenOf(role);
    for (const rest of ['z'.repeat(48), '0'.repeat(48), `0s${'0'.repeat(46)}`])
      for (const path of ['bookings/*', 'bookings/*/contact', 'admin/bookings/*/payment']) {
        const { status } = await call('GET', `/v1/${path.replace('*', `bkg_${rest}`)}`, { token });
        expect([path, status]).toEqual([path, 404]);
      }
  });

  it('is hidden from a seller whose deal it is not', async () => {
    const { id } = await publish({}, 'admin');
    const { body } = await book(id, await newGuest());
    const admin = await tokenOf('admin');
    await eventually(
      async () => (await call('GET', `/v1/bookings/${body.id}`, { token: admin })).status,
      (status) => status === 200,
    );
    expect((await call('GET', `/v1/bookings/${body.id}`, { token: await tokenOf('seller') })).status).toBe(
      404,
    );
  });
});

describe('POST /v1/bookings/{bookingId}/cancellation', () => {
  it('returns the units for its owner, once', async () => {
    const { id } = await publish({ quantityTotal: 2 });
    const token = await newGuest();
    const { body } = await book(id, token, { quantity: 2 });
    const cancel = () => call('POST', `/v1/bookings/${body.id}/cancellation`, { token });
    expect(await cancel()).toMatchObject({ status: 200, body: { status: 'cancelled' } });
    expect(await cancel()).toMatchObject({ status: 200, body: { status: 'cancelled' } });
    expect(await reconciled(id, 1)).toMatchObject({ available: 2, held: 0, bookings: { cancelled: 1 } });
  });

  it('is done by support on the buyer’s behalf, and answers 404 to other buyers', async () => {
    const { id } = await publish();
    const { body } = await book(id, await newGuest());
    const path = `/v1/bookings/${body.id}/cancellation`;
    expect((await call('POST', path, { token: await newGuest() })).status).toBe(404);
    const support = await tokenOf('support');
    await eventually(
      async () => (await call('POST', path, { token: support })).status,
      (status) => status === 200,
    );
  });
});
