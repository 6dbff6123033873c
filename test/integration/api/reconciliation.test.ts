import { beforeAll, describe, expect, it } from 'vitest';
import type { BookingId } from '../../../lib/contract/ids.ts';
import { DeleteCommand, QueryCommand, UpdateCommand } from '../../../lib/platform/documents/commands.ts';
import { dynamoDocuments } from '../../../lib/platform/dynamo-client.ts';
import { stockOfDeal } from '../../../lib/stock/stock-id.ts';
import { book, call, eventually, newGuest, publish, reconciled, tokenOf } from './client.ts';
import { cloud } from './cloud.ts';
import { newReport } from './new-report.ts';
import { paidBooking } from './paid-booking.ts';
import { makeStale } from './stale-record.ts';

let admin: string;
const tableOf = (name: string) => `stampede-dev-${name}`;
const dynamo = dynamoDocuments({
  ...{ endpoint: cloud.endpoints.dynamodb, region: 'eu-west-1' },
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});
const today = () => new Date().toISOString().slice(0, 10);

beforeAll(async () => {
  admin = await tokenOf('admin');
});

const post = (path: string, body?: object) => call('POST', path, { token: admin, ...(body && { body }) });
const checked = async (dealId: string) => (await post(`/v1/admin/deals/${dealId}/stock-check`)).body;
const differing = async (): Promise<string[]> => {
  const { body } = await call('GET', '/v1/admin/reconciliation/stock/checks?limit=100', { token: admin });
  return body.items.map(({ dealId }: { dealId: string }) => dealId);
};
const repair = async (dealId: string, name: string, preview = '') =>
  (await post(`/v1/admin/deals/${dealId}/stock-repair${preview}`, { repair: name })).body;

describe('a difference of a stock', () => {
  it('that is planted in staff’s view is found, shown and repaired, and again without harm', async () => {
    const { id: dealId } = await publish();
    const id: BookingId = (await book(dealId, await newGuest())).body.id;
    await reconciled(dealId, 1);
    expect(await call('GET', `/v1/admin/deals/${dealId}/stock-check`, { token: admin })).toMatchObject({
      status: 404,
    });
    expect(await checked(dealId)).toMatchObject({ balanced: true, findings: [] });
    await makeStale(id);
    expect(await checked(dealId)).toMatchObject({
      findings: ['records_differ'],
      repairs: ['refresh_records'],
    });
    expect(await differing()).toContain(dealId);
    const wanted = 'refresh_records';
    expect(await repair(dealId, wanted, '/preview')).toMatchObject({
      done: false,
      found: 1,
      repaired: 0,
      ids: [id],
    });
    expect(await repair(dealId, wanted)).toMatchObject({ done: true, found: 1, repaired: 1 });
    expect(await repair(dealId, wanted)).toMatchObject({ found: 0, repaired: 0 });
    expect(await differing()).not.toContain(dealId);
    const { body } = await call('GET', `/v1/admin/audit?subject=${dealId}&operation=runStockRepair`, {
      token: admin,
    });
    expect(body.items).toHaveLength(2);
  });

  it('that no repair explains is shown as such, and stays', async () => {
    const { id: dealId } = await publish();
    await dynamo.send(
      new UpdateCommand({
        ...{ TableName: tableOf('stock'), Key: { pk: stockOfDeal(dealId) } },
        UpdateExpression: 'SET available = available - :one, sold = sold + :one',
        ExpressionAttributeValues: { ':one': 1 },
      }),
    );
    await checked(dealId);
    await repair(dealId, 'refresh_records');
    const { body } = await call('GET', `/v1/admin/deals/${dealId}/stock-check`, { token: admin });
    expect(body).toMatchObject({
      findings: ['counters_differ'],
      repairs: [],
      counters: { sold: 1 },
      sold: 0,
    });
    expect((await call('GET', `/v1/admin/deals/${dealId}/stock`, { token: admin })).body.sold).toBe(1);
    await dynamo.send(
      new UpdateCommand({
        ...{ TableName: tableOf('stock'), Key: { pk: stockOfDeal(dealId) } },
        UpdateExpression: 'SET available = available + :one, sold = sold - :one',
        ExpressionAttributeValues: { ':one': 1 },
      }),
    );
    expect(await checked(dealId)).toMatchObject({ findings: [] });
  });
});

describe('a difference of the ledger', () => {
  it('is in the report of the day, is entered again once, and reads as settled since', async () => {
    const { id: dealId } = await publish();
    const id = await paidBooking(dealId, await newGuest());
    const compared = async () =>
      (await call('GET', `/v1/admin/bookings/${id}/ledger-comparison`, { token: admin })).body;
    expect(await compared()).toMatchObject({ agreed: 1, differences: [] });
    const { Items = [] } = await dynamo.send(
      new QueryCommand({
        TableName: tableOf('ledger'),
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': id },
      }),
    );
    const { pk, sk } = Items[0] ?? {};
    await dynamo.send(new DeleteCommand({ TableName: tableOf('ledger'), Key: { pk, sk } }));
    await newReport(today());
    const report = async () =>
      (await call('GET', `/v1/admin/ledger/reports/${today()}`, { token: admin })).body.differences.find(
        ({ bookingId }: { bookingId?: string }) => bookingId === id,
      );
    expect(await report()).toMatchObject({ kind: 'missing_here', effect: 'taken' });
    expect((await report()).agreedAt).toBeUndefined();
    expect(await compared()).toMatchObject({ repair: 'enter', entries: [sk] });
    const path = `/v1/admin/bookings/${id}/ledger-repair`;
    for (const _ of ['once', 'twice'])
      expect(await post(path, { repair: 'enter' })).toMatchObject({
        status: 200,
        body: { agreed: 1, differences: [], entries: [] },
      });
    expect(await eventually(report, (found) => found.agreedAt !== undefined)).toMatchObject({
      kind: 'missing_here',
    });
    const { body } = await call('GET', '/v1/admin/ledger/reports?limit=5', { token: admin });
    expect(body.items[0]).toMatchObject({ day: today() });
  });
});

describe('reconciliation', () => {
  it('is for admins', async () => {
    const { id: dealId } = await publish();
    for (const role of ['support', 'seller'] as const)
      for (const [method, path, body] of [
        ['GET', '/v1/admin/reconciliation/stock/checks'],
        ['GET', '/v1/admin/reconciliation/stock/runs'],
        ['POST', `/v1/admin/deals/${dealId}/stock-check`],
        ['POST', `/v1/admin/deals/${dealId}/stock-repair`, { repair: 'close_claims' }],
      ] as const)
        expect(await call(method, path, { token: await tokenOf(role), body })).toMatchObject({ status: 403 });
    const none = 'deal_zzzzzzzzzzzzzzzz';
    expect(await post(`/v1/admin/deals/${none}/stock-check`)).toMatchObject({ status: 404 });
    expect(await post(`/v1/admin/deals/${none}/stock-repair`, { repair: 'close_claims' })).toMatchObject({
      status: 404,
    });
  });
});
