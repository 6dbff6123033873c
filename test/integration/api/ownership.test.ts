import { beforeAll, describe, expect, it } from 'vitest';
import { operationList } from '../../../lib/contract/operations.ts';
import { book, call, newAttendeeExport, newGuest, publish, tokenOf } from './client.ts';
import { newCustomer } from './credentials.ts';
import { newDealImport } from './new-deal-import.ts';
import { newRiskReview } from './new-risk-review.ts';
import { newServiceOf } from './new-service.ts';
import { settledSnapshot, snapshot } from './snapshot.ts';
import { type Targets, validRequest } from './valid-requests.ts';

/** What one may not know about answers 404, as if it were not there. */
const hidden = { status: 404, body: { code: 'not_found' } };

let owner: string;
let house: Targets;
let seller: string;

beforeAll(async () => {
  owner = await newGuest();
  seller = await tokenOf('seller');
  const { id: dealId } = await publish({}, 'admin');
  const { body } = await book(dealId, owner);
  const attendeeExportId = await newAttendeeExport(dealId);
  house = {
    dealId,
    bookingId: body.id,
    riskReviewId: await newRiskReview(body),
    attendeeExportId,
    dealImportId: await newDealImport(),
    ...(await newServiceOf('admin')),
  };
  await call('PUT', `/v1/bookings/${body.id}/contact`, { token: owner, body: { name: 'Mara Lindner' } });
  await settledSnapshot(dealId, [owner]);
});

const inAdmin = operationList.filter(
  ({ access, path }) => access !== 'anyone' && access.includes('seller') && path.includes('{'),
);
const ofBookings = operationList.filter(
  ({ access, path }) => access !== 'anyone' && access.includes('guest') && path.includes('{bookingId}'),
);

describe('A deal of somebody else', () => {
  it.each(inAdmin.map((operation) => ({ operation, name: operation.id })))(
    'is hidden from a seller in $name',
    async ({ operation }) => {
      const before = await snapshot(house.dealId, [owner]);
      const { path, headers, body } = validRequest(operation, house);
      expect(await call(operation.method, path, { token: seller, headers, body })).toMatchObject(hidden);
      expect(await snapshot(house.dealId, [owner])).toEqual(before);
    },
  );

  it('is in no list of a seller, whatever the seller asks for', async () => {
    const { sellerId } = (await call('GET', `/v1/deals/${house.dealId}`)).body;
    for (const query of ['limit=100', `limit=100&sellerId=${sellerId}`, 'limit=100&state=live']) {
      const { body } = await call('GET', `/v1/admin/deals?${query}`, { token: seller });
      expect(body.items.map(({ id }: { id: string }) => id)).not.toContain(house.dealId);
    }
  });

  it('cannot be made by a seller in somebody else’s name', async () => {
    const { sellerId } = (await call('GET', `/v1/deals/${house.dealId}`)).body;
    await expect(publish({ sellerId }, 'seller')).rejects.toThrow('forbidden');
  });
});

describe('A booking of somebody else', () => {
  it.each(ofBookings.map((operation) => ({ operation, name: operation.id })))(
    'is hidden from other buyers in $name',
    async ({ operation }) => {
      const before = await snapshot(house.dealId, [owner]);
      for (const token of [await newGuest(), await tokenOf('customer'), await newCustomer()]) {
        const { path, headers, body } = validRequest(operation, house);
        expect(await call(operation.method, path, { token, headers, body })).toMatchObject(hidden);
      }
      expect(await snapshot(house.dealId, [owner])).toEqual(before);
    },
  );

  it('is in no list of another buyer', async () => {
    for (const token of [await newGuest(), await newCustomer()])
      expect((await call('GET', '/v1/bookings', { token })).body.items).toEqual([]);
  });

  it('is hidden from a guest to whom it was given under a customer’s token', async () => {
    const customer = await newCustomer();
    const { body } = await book(house.dealId, customer);
    const path = `/v1/bookings/${body.id}`;
    expect(await call('GET', path, { token: customer })).toMatchObject({ status: 200 });
    expect(await call('GET', path, { token: owner })).toMatchObject(hidden);
    expect(await call('POST', `${path}/cancellation`, { token: owner })).toMatchObject(hidden);
    expect(await call('POST', `${path}/cancellation`, { token: customer })).toMatchObject({ status: 200 });
  });
});
