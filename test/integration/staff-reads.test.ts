import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dealFigures } from '../../lib/contract/figures.ts';
import { reconciliation } from '../../lib/contract/stock.ts';
import { dealBookingRepository } from '../../lib/deal-bookings/repository.ts';
import { PutCommand } from '../../lib/platform/documents/commands.ts';
import { idFrom } from '../../lib/platform/ids.ts';
import { memberKey } from '../../lib/platform/seller-members.ts';
import { booking, bookingId, deal, dealId, stock } from '../stored-items.ts';
import { startDynamoDb } from './dynamodb.ts';
import { startPool } from './pool.ts';

type Handler = (
  event: APIGatewayProxyEventV2,
  context: never,
) => Promise<{ statusCode: number; body: string }>;

let database: Awaited<ReturnType<typeof startDynamoDb>>;
let pool: Awaited<ReturnType<typeof startPool>>;
let handlers: Record<'bookings' | 'figures' | 'reconciliation', Handler>;

beforeAll(async () => {
  database = await startDynamoDb();
  pool = await startPool();
  const { dynamo, table } = database;
  const tables = {
    DEALS_TABLE: await table('deals'),
    STOCK_TABLE: await table('stock'),
    ABUSE_TABLE: await table('abuse'),
    STAFF_TABLE: await table('staff'),
    SELLERS_TABLE: await table('sellers'),
    FIGURES_TABLE: await table('figures'),
    DEAL_BOOKINGS_TABLE: await table('dealBookings'),
  };
  await dynamo.send(
    new PutCommand({ TableName: tables.DEALS_TABLE, Item: deal({ sellerId: idFrom('slr', 'owner') }) }),
  );
  await dynamo.send(
    new PutCommand({ TableName: tables.STOCK_TABLE, Item: stock({ available: 8, held: 2 }) as never }),
  );
  for (const staffId of ['owner', 'stranger']) {
    const member = { ...memberKey(staffId), sellerId: idFrom('slr', staffId), role: 'manager' };
    await dynamo.send(new PutCommand({ TableName: tables.SELLERS_TABLE, Item: member }));
  }
  await dealBookingRepository(dynamo, tables.DEAL_BOOKINGS_TABLE).keep(booking());
  Object.assign(process.env, tables, {
    REQUEST_LIMITS: JSON.stringify({ caller: { limit: 1_000, seconds: 60, quiet: 1_000 } }),
    STAFF_ISSUER: pool.issuer,
    STAFF_CLIENT_ID: 'console',
    CUSTOMERS_ISSUER: 'https://customers.example',
    CUSTOMERS_CLIENT_ID: 'app',
    AWS_ENDPOINT_URL_DYNAMODB: database.endpoint,
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  });
  // A handler reads its environment when it is loaded.
  const bookings = await import('../../functions/http/bookings/list-deal-bookings.ts');
  const figures = await import('../../functions/http/figures/get-figures.ts');
  const reconciliation = await import('../../functions/http/bookings/get-reconciliation.ts');
  handlers = {
    bookings: bookings.handler,
    figures: figures.handler,
    reconciliation: reconciliation.handler,
  } as unknown as typeof handlers;
});
afterAll(() => Promise.all([database.stop(), pool.stop()]));

/** Calls as a member of staff. */
async function read(
  what: keyof typeof handlers,
  {
    as: [sub, role],
    of = dealId,
    query = {},
  }: { as: [sub: string, role: string]; of?: string; query?: object },
) {
  const claims = {
    sub,
    client_id: 'console',
    token_use: 'access',
    second_factor: 'totp',
    'cognito:groups': [role],
  };
  const event = {
    headers: { authorization: `Bearer ${await pool.sign(claims)}` },
    rawPath: '/v1',
    pathParameters: { dealId: of },
    queryStringParameters: query,
    requestContext: { requestId: 'r' },
  } as unknown as APIGatewayProxyEventV2;
  const { statusCode, body } = await handlers[what](event, {} as never);
  return { status: statusCode, body: JSON.parse(body) };
}

const unknownDeal = 'deal_zzzzzzzzzzzzzzzz';

describe.each(['bookings', 'figures'] as const)('GET /v1/admin/deals/{dealId}/%s', (what) => {
  it.each([
    ['somebody', 'admin'],
    ['somebody', 'support'],
    ['owner', 'seller'],
  ] as [string, string][])('answers %s who is %s', async (...as) => {
    expect((await read(what, { as })).status).toBe(200);
  });

  it('answers 404 to a seller who does not own the deal, as for a deal that is not there', async () => {
    expect(await read(what, { as: ['stranger', 'seller'] })).toMatchObject({
      status: 404,
      body: { code: 'not_found' },
    });
    expect((await read(what, { as: ['a', 'admin'], of: unknownDeal })).status).toBe(404);
  });

  it('answers 403 to staff without a role', async () => {
    expect((await read(what, { as: ['a', 'nobody'] })).status).toBe(403);
  });
});

describe('what staff read', () => {
  it('is the page of bookings, and 400 for a cursor that was tampered with', async () => {
    const { body } = await read('bookings', { as: ['a', 'admin'] });
    expect(body).toMatchObject({ items: [{ id: bookingId(1), dealId }], nextCursor: null });
    const tampered = await read('bookings', { as: ['a', 'admin'], query: { cursor: 'AAAA' } });
    expect(tampered).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
  });

  it('is figures that are zero where nothing has happened', async () => {
    const { body } = await read('figures', { as: ['owner', 'seller'] });
    expect(dealFigures.parse(body)).toMatchObject({ orders: 0, unitsByMinute: [] });
  });
});

describe('GET /v1/admin/deals/{dealId}/reconciliation', () => {
  it('answers an admin, and no one else', async () => {
    const { status, body } = await read('reconciliation', { as: ['a', 'admin'] });
    expect(status).toBe(200);
    expect(reconciliation.parse(body)).toMatchObject({ held: 2, balanced: true });
    expect((await read('reconciliation', { as: ['owner', 'seller'] })).status).toBe(403);
  });

  it('answers 404 for a deal that is not there', async () => {
    expect((await read('reconciliation', { as: ['a', 'admin'], of: unknownDeal })).status).toBe(404);
  });
});
