import { describe, expect, it } from 'vitest';
import { book, call, eventually, newGuest, tokenOf } from './client.ts';
import { join, newWaitingEntry, soldOutDeal } from './new-waiting-entry.ts';

const entryOf = async (id: string, token: string) =>
  (await call('GET', `/v1/waiting-list/${id}`, { token })).body;
const offered = (id: string, token: string) =>
  eventually(
    () => entryOf(id, token),
    ({ status }) => status === 'offered',
  );
const cancel = (bookingId: string, token: string) =>
  call('POST', `/v1/bookings/${bookingId}/cancellation`, { token });

describe('A waiting list', () => {
  it('gets units that come back, in its order, and the public gets none meanwhile', async () => {
    const { dealId, holder, bookingId } = await soldOutDeal();
    const [first, second] = [await newGuest(), await newGuest()];
    const joined = await join(dealId, first);
    expect(joined).toMatchObject({ status: 201, body: { dealId, status: 'waiting', place: 1, length: 1 } });
    expect(joined.headers.get('location')).toBe(`/v1/waiting-list/${joined.body.id}`);
    const { body: next } = await join(dealId, second);
    await cancel(bookingId, holder);
    const { offer } = await offered(joined.body.id, first);
    expect(offer).toMatchObject({ quantity: 1, status: 'held' });
    expect((await call('GET', `/v1/bookings/${offer.bookingId}`, { token: first })).body).toMatchObject({
      status: 'held',
      fromWaitingList: true,
    });
    expect(await book(dealId, await newGuest())).toMatchObject({ status: 409, body: { code: 'sold_out' } });
    expect(
      await eventually(
        async () => (await call('GET', `/v1/deals/${dealId}/availability`)).body,
        ({ waiting }) => waiting === 1,
      ),
    ).toMatchObject({ available: 0, soldOut: true, waiting: 1 });
    // Declining gives the unit to the next.
    await cancel(offer.bookingId, first);
    const { offer: last } = await offered(next.id, second);
    // Nobody waits any more, so what comes back now is the public's.
    await cancel(last.bookingId, second);
    expect(
      await eventually(
        async () => (await call('GET', `/v1/deals/${dealId}/availability`)).body,
        ({ available }) => available === 1,
      ),
    ).not.toHaveProperty('waiting');
    expect(await book(dealId, await newGuest())).toMatchObject({ status: 201 });
  });

  it('can be left, and is listed with what became of it', async () => {
    const token = await newGuest();
    const { dealId, entryId } = await newWaitingEntry(token);
    for (let time = 0; time < 2; time++)
      expect(await call('DELETE', `/v1/waiting-list/${entryId}`, { token })).toMatchObject({ status: 204 });
    const { body } = await call('GET', '/v1/waiting-list', { token });
    expect(body.items).toMatchObject([{ id: entryId, dealId, status: 'ended', end: 'left' }]);
    expect(await call('DELETE', `/v1/waiting-list/${entryId}`, { token: await newGuest() })).toMatchObject({
      status: 404,
    });
  });

  it('ends when its deal is called off', async () => {
    const token = await newGuest();
    const { dealId, entryId } = await newWaitingEntry(token);
    await call('POST', `/v1/admin/deals/${dealId}/cancellation`, { token: await tokenOf('admin') });
    expect(
      await eventually(
        () => entryOf(entryId, token),
        ({ status }) => status === 'ended',
      ),
    ).toMatchObject({ end: 'called_off' });
  });

  it('is seen by the staff of its deal, who may remove somebody', async () => {
    const buyer = await newGuest();
    const { dealId, entryId, buyerId } = await newWaitingEntry(buyer);
    const token = await tokenOf('seller');
    const list = () => call('GET', `/v1/admin/deals/${dealId}/waiting-list`, { token });
    expect((await list()).body).toMatchObject({
      items: [{ id: entryId, buyerId, quantity: 1 }],
      nextCursor: null,
    });
    const removal = { token, body: { reason: 'abuse' } };
    expect(
      await call('POST', `/v1/admin/deals/${dealId}/waiting-list/${buyerId}/removal`, removal),
    ).toMatchObject({ status: 204 });
    expect((await list()).body.items).toEqual([]);
    expect(await entryOf(entryId, buyer)).toMatchObject({ status: 'ended', end: 'removed' });
  });
});
