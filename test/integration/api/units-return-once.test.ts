import { describe, expect, it } from 'vitest';
import { book, call, decided, newGuest, publish, reconciled, soon } from './client.ts';

describe('Units go back once', () => {
  it('when a booking is cancelled many times at once, while others are held', async () => {
    const { id } = await publish({ quantityTotal: 20 });
    for (let other = 0; other < 5; other++) await book(id, await newGuest(), { quantity: 2 });
    const token = await newGuest();
    const { body } = await book(id, token, { quantity: 2 });
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => call('POST', `/v1/bookings/${body.id}/cancellation`, { token })),
    );
    expect(answers.map(({ status }) => status).filter((status) => status !== 200 && status !== 503)).toEqual(
      [],
    );
    expect(answers.some(({ status }) => status === 200)).toBe(true);
    expect(await reconciled(id, 6)).toMatchObject({
      available: 10,
      held: 10,
      bookings: { held: 5, cancelled: 1 },
    });
  });

  it('when a customer orders more in a drop than the limit lets them have', async () => {
    const { id } = await publish({
      drop: true,
      startsAt: soon(-500),
      quantityTotal: 10,
      perCustomerLimit: 2,
    });
    const token = await newGuest();
    const answers = await Promise.all(Array.from({ length: 5 }, () => book(id, token)));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202]);
    const final = await Promise.all(answers.map(({ body }) => decided(body.id, token)));
    expect(final.map(({ status }) => status).sort()).toEqual([
      'held',
      'held',
      'rejected',
      'rejected',
      'rejected',
    ]);
    expect(final.flatMap(({ rejection }) => rejection ?? [])).toEqual(Array(3).fill('limit_exceeded'));
    expect(await reconciled(id, 5)).toMatchObject({ available: 8, held: 2, claimed: 0 });
  });
});
