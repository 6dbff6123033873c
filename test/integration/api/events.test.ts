import { describe, expect, it } from 'vitest';
import { book, call, decided, eventually, newGuest, publish, tokenOf } from './client.ts';

const figuresOf = async (dealId: string) =>
  (await call('GET', `/v1/admin/deals/${dealId}/figures`, { token: await tokenOf('admin') })).body;

/** The figures once they have counted so many orders and cancellations. */
const counted = (dealId: string, orders: number, cancelled = 0) =>
  eventually(
    () => figuresOf(dealId),
    (figures) => figures.orders === orders && figures.cancelled === cancelled,
    30_000,
  );

const cancel = (id: string, token: string) => call('POST', `/v1/bookings/${id}/cancellation`, { token });
const guests = (count: number) => Promise.all(Array.from({ length: count }, newGuest));

/** Long enough for an event that should not come to have come: as long as another one takes to arrive. */
async function oneEventLater() {
  const { id } = await publish();
  await book(id, await newGuest());
  await counted(id, 1);
}

describe('GET /v1/admin/deals/{dealId}/figures', () => {
  it('counts each hold and cancellation exactly once, however often the calls were repeated', async () => {
    const { id } = await publish({ quantityTotal: 20 });
    const buyers = await guests(6);
    const orders = await Promise.all(
      buyers.map(async (token) => {
        const key = crypto.randomUUID();
        const [first] = await Promise.all([
          book(id, token, { key, quantity: 2 }),
          book(id, token, { key, quantity: 2 }),
        ]);
        return { token, bookingId: first?.body.id as string };
      }),
    );
    for (const { bookingId, token } of orders) await decided(bookingId, token);
    for (const { bookingId, token } of orders.slice(0, 2)) {
      await cancel(bookingId, token);
      await cancel(bookingId, token);
    }
    const figures = await counted(id, 6, 2);
    expect(figures).toMatchObject({ held: 6, rejected: 0, expired: 0, confirmed: 0 });
    const units = figures.unitsByMinute.reduce(
      (sum: number, minute: { units: number }) => sum + minute.units,
      0,
    );
    expect(units).toBe(12);
    await oneEventLater();
    expect(await figuresOf(id)).toEqual(figures);
  });

  it('counts what is free of charge as confirmed', async () => {
    const { id } = await publish({ price: { amountMinor: 0, currency: 'EUR' } });
    await book(id, await newGuest());
    expect(await counted(id, 1)).toMatchObject({ confirmed: 1, held: 0 });
  });

  it('counts winners and losers of a drop', async () => {
    const { id } = await publish({ drop: true, startsAt: new Date().toISOString(), quantityTotal: 10 });
    const buyers = await guests(40);
    const answers = await Promise.all(buyers.map(async (token) => ({ token, ...(await book(id, token)) })));
    const accepted = answers.filter(({ status }) => status === 202);
    for (const { token, body } of accepted) await decided(body.id, token);
    // Who asked once it was known to be sold out was refused at once, and left no order.
    const figures = await counted(id, accepted.length);
    expect(figures).toMatchObject({ held: 10, rejected: accepted.length - 10 });
  });
});

describe('GET /v1/admin/deals/{dealId}/bookings', () => {
  it('shows them newest first, page by page, each once and with its latest status', async () => {
    const { id } = await publish({ quantityTotal: 20 });
    const newestFirst: string[] = [];
    const tokens: string[] = [];
    for (let n = 0; n < 7; n++) {
      const token = await newGuest();
      tokens.unshift(token);
      newestFirst.unshift((await book(id, token)).body.id);
    }
    await cancel(newestFirst[3] ?? '', tokens[3] ?? '');
    await counted(id, 7, 1);
    const items = await eventually(
      () => allPages(id, 3),
      (found) => found.length === 7 && found[3]?.status === 'cancelled',
    );
    expect(items.map((item) => item.id)).toEqual(newestFirst);
    expect(items.map((item) => item.status)).toEqual(
      newestFirst.map((_, index) => (index === 3 ? 'cancelled' : 'held')),
    );
  });
});

async function allPages(dealId: string, limit: number): Promise<{ id: string; status: string }[]> {
  const token = await tokenOf('admin');
  const items: { id: string; status: string }[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const more = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const { body } = await call('GET', `/v1/admin/deals/${dealId}/bookings?limit=${limit}${more}`, { token });
    expect(body.items.length).toBeLessThanOrEqual(limit);
    items.push(...body.items);
    cursor = body.nextCursor;
  }
  return items;
}
