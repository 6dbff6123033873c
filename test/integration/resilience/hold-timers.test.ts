import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweeperOff } from './changed-assembly.ts';
import { type OwnCloud, startOwnCloud } from './own-cloud.ts';
import { eventually, sleep } from './shop.ts';

let own: OwnCloud;
beforeAll(async () => {
  own = await startOwnCloud({ environment: { HOLD_SECONDS: '2' }, changes: sweeperOff });
});
afterAll(() => own?.stop());

describe('A hold that nobody pays for', () => {
  it('reads expired from its time on, and its units come back by its timer alone', async () => {
    const { shop } = own;
    const { id } = await shop.publish({ quantityTotal: 3 });
    const token = await shop.newGuest();
    const { status, body } = await shop.book(id, token, { quantity: 3 });
    expect([status, body.status]).toEqual([201, 'held']);
    const expiresAt = Date.parse(body.holdExpiresAt);
    expect(expiresAt - Date.parse(body.createdAt)).toBe(2_000);

    await sleep(expiresAt - Date.now() + 1);
    expect((await shop.booking(body.id, token)).status).toBe('expired');
    await eventually(
      () => shop.reconciliation(id),
      ({ available, held, bookings, balanced }) =>
        available === 3 && held === 0 && bookings.expired === 1 && balanced,
    );
    expect(await shop.booking(body.id, token)).toMatchObject({ status: 'expired' });
    const again = await eventually(
      () => shop.book(id, token, { quantity: 3 }),
      (answer) => answer.status === 201,
    );
    expect(again.body.id).not.toBe(body.id);
  });

  it('comes back once for each hold of a batch, and not for what was cancelled before', async () => {
    const { shop } = own;
    const { id } = await shop.publish({ quantityTotal: 50 });
    const holds = await Promise.all(
      Array.from({ length: 30 }, async () => {
        const token = await shop.newGuest();
        return { token, ...(await shop.book(id, token)).body };
      }),
    );
    const cancelled = await Promise.all(
      holds
        .slice(0, 5)
        .map((hold) => shop.call('POST', `/v1/bookings/${hold.id}/cancellation`, { token: hold.token })),
    );
    const early = cancelled.filter(({ status }) => status === 200).length;
    expect(
      await eventually(
        () => shop.reconciliation(id),
        ({ held, available, bookings, balanced }) =>
          balanced && held === 0 && available === 50 && bookings.expired + bookings.cancelled === 30,
      ),
    ).toMatchObject({ bookings: { cancelled: early, expired: 30 - early } });
  });
});
