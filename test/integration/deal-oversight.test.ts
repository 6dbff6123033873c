import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeApproval } from '../../lib/approvals/close-approval.ts';
import type { OversightPolicy } from '../../lib/approvals/oversight-policy.ts';
import { attendeeExportRepository } from '../../lib/contacts/attendee-exports.ts';
import { requestAttendeeExport } from '../../lib/contacts/request-attendee-export.ts';
import type { ApprovalId, DealId } from '../../lib/contract/ids.ts';
import { createDeal } from '../../lib/deals/create-deal.ts';
import { takeStep } from '../../lib/deals/take-step.ts';
import { updateDeal } from '../../lib/deals/update-deal.ts';
import { DeleteCommand, UpdateCommand } from '../../lib/platform/documents/commands.ts';
import { stockOfDeal } from '../../lib/stock/stock-id.ts';
import { acting } from './audit-bed.ts';
import { at, brunch, dealsBed, euros, noon, staff } from './deals-bed.ts';
import { startDynamoDb } from './dynamodb.ts';
import { oversightBed } from './oversight-bed.ts';

let database: Awaited<ReturnType<typeof startDynamoDb>>;
let deps: Awaited<ReturnType<typeof dealsBed>>;
let bed: Awaited<ReturnType<typeof oversightBed>>;

const hour = 3_600_000;
const seller = (ago = 0) => acting({ ...staff('seller'), signedInAt: noon - ago });

beforeAll(async () => {
  database = await startDynamoDb();
});
afterAll(() => database.stop());
beforeEach(async () => {
  deps = await dealsBed(database);
  bed = await oversightBed(database, deps);
});

const draft = (changed = {}) =>
  createDeal(deps, {
    body: brunch({ price: euros(90_000), ...changed }),
    actor: seller(),
    idempotencyKey: crypto.randomUUID(),
  });
const step = (dealId: DealId, name: 'publish' | 'cancel', ago = 0, policy?: Partial<OversightPolicy>) =>
  takeStep({ ...deps, oversight: bed.with(policy) }, { dealId, step: name, actor: seller(ago) });
const change = (dealId: DealId, patch: object, ago = 0, policy?: Partial<OversightPolicy>) =>
  updateDeal({ ...deps, oversight: bed.with(policy) }, { dealId, patch, ifMatch: '*', actor: seller(ago) });
const priceOf = async (dealId: DealId) =>
  (await deps.deals.get(dealId, { consistent: true }))?.price.amountMinor;
const published = async () => {
  const { id } = await draft();
  await step(id, 'publish');
  return id;
};
/** As if somebody had ordered two. */
const sell = (dealId: DealId) =>
  database.dynamo.send(
    new UpdateCommand({
      TableName: deps.stocks.table,
      Key: { pk: stockOfDeal(dealId) },
      UpdateExpression: 'SET available = available - :two, held = held + :two',
      ExpressionAttributeValues: { ':two': 2 },
    }),
  );
const code = (expected: string) => expect.objectContaining({ code: expected });
const stale = code('recent_sign_in_required');
const asked = (attempt: Promise<unknown>): Promise<ApprovalId> =>
  attempt.then(
    () => Promise.reject(new Error('nobody was asked')),
    (error) => {
      expect(error).toMatchObject({ code: 'approval_required' });
      return error.approvalId;
    },
  );
const approve = (id: ApprovalId, roles = ['admin']) =>
  closeApproval(
    {
      ...deps,
      ...bed,
      directory: { find: async (kim) => ({ id: kim, roles, status: 'active' }) as never },
    },
    { id, verdict: 'approved', note: undefined, actor: acting(staff('admin')) },
  );

describe('A seller who signed in an hour ago', () => {
  it('cannot set 900.00 to 1.00, nor to nothing, once the deal is published, and may as long as it is a draft', async () => {
    const { id: sketch } = await draft();
    await change(sketch, { price: euros(100) }, hour);
    const id = await published();
    for (const price of [euros(100), euros(0), { amountMinor: 90_000, currency: 'JPY' }])
      await expect(change(id, { price, originalPrice: price }, hour)).rejects.toEqual(stale);
    await expect(change(id, { cancellationPolicy: { refunds: [{ percent: 100 }] } }, hour)).rejects.toEqual(
      stale,
    );
    expect(await priceOf(id)).toBe(90_000);
    await change(id, { title: 'Brunch for three', originalPrice: euros(95_000) }, hour);
    await change(id, { price: euros(100) });
    expect(await priceOf(id)).toBe(100);
  });

  it('cannot call a deal off of which something is held or sold, and may when nothing is', async () => {
    const [empty, sold] = [await published(), await published()];
    await sell(sold);
    await expect(step(sold, 'cancel', hour)).rejects.toEqual(stale);
    expect((await deps.deals.get(sold, { consistent: true }))?.state).toBe('scheduled');
    expect(await step(empty, 'cancel', hour)).toMatchObject({ state: 'cancelled' });
    expect(await step(sold, 'cancel')).toMatchObject({ state: 'cancelled' });
  });
});

describe('Four eyes', () => {
  const onPrices = { approvePriceChanges: true };

  it('on a new price let one change through, and ask again for the next one', async () => {
    const id = await published();
    const lower = () => change(id, { price: euros(100) }, 0, onPrices);
    const approval = await asked(lower());
    await expect(approve(approval, ['support'])).rejects.toEqual(code('forbidden'));
    expect(await approve(approval)).toMatchObject({
      kind: 'price_change',
      price: euros(90_000),
      newPrice: euros(100),
    });
    await asked(change(id, { price: euros(200) }, 0, onPrices));
    const outcomes = await Promise.allSettled([lower(), lower()]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    expect(await priceOf(id)).toBe(100);
    const { items } = await deps.trail.list({ by: 'subject', value: id }, { limit: 10 });
    expect(items.filter(({ after }) => after?.approval)).toMatchObject([
      { actor: { staffId: 'seller' }, after: { approval: { id: approval, approvedBy: 'admin' } } },
    ]);
    const back = await asked(change(id, { price: euros(90_000) }, 0, onPrices));
    await approve(back);
    await change(id, { price: euros(90_000) }, 0, onPrices);
    expect(await asked(lower())).not.toBe(approval);
    expect(await priceOf(id)).toBe(90_000);
  });

  it('on large refunds are on a call-off that gives back as much', async () => {
    const id = await published();
    await sell(id);
    const policy = { refund: { stepUpMinor: 0, approvalMinor: 179_999 } };
    const approval = await asked(step(id, 'cancel', 0, policy));
    expect((await deps.deals.get(id, { consistent: true }))?.state).toBe('scheduled');
    await expect(approve(approval, ['support'])).rejects.toEqual(code('forbidden'));
    await approve(approval);
    expect(await step(id, 'cancel', 0, policy)).toMatchObject({ state: 'cancelled' });
    const other = await published();
    await sell(other);
    const wider = { refund: { stepUpMinor: 0, approvalMinor: 180_000 } };
    expect(await step(other, 'cancel', 0, wider)).toMatchObject({ state: 'cancelled' });
  });

  it('on a call-off look at what was paid, however low the price is by then', async () => {
    const { id } = await draft({ startsAt: at(1), price: euros(990_000) });
    await change(id, { price: euros(90_000) });
    await step(id, 'publish');
    deps.clock.turnTo(at(2));
    await sell(id);
    const policy = { refund: { stepUpMinor: 0, approvalMinor: 179_999 } };
    deps.clock.turnTo(at(3));
    await change(id, { price: euros(100) }, 0, policy);
    await asked(step(id, 'cancel', 0, policy));
    const most = { refund: { stepUpMinor: 0, approvalMinor: 180_000 } };
    expect(await step(id, 'cancel', 0, most)).toMatchObject({ state: 'cancelled' });
  });

  it('on lists of attendees make one list for one approval', async () => {
    const id = await published();
    const table = await database.table('contacts');
    const jobs: unknown[] = [];
    const ask = (idempotencyKey: string, status: 'confirmed' | 'held' = 'confirmed') =>
      requestAttendeeExport(
        {
          ...deps,
          exports: attendeeExportRepository(database.dynamo, table),
          oversight: bed.with({ approveExports: true }),
          queue: { send: async (job) => void jobs.push(job) },
        },
        seller(),
        { dealId: id, statuses: [status], byteOrderMark: true, idempotencyKey },
      );
    const approval = await asked(ask('one'));
    expect(jobs).toEqual([]);
    await approve(approval);
    expect(await asked(ask('one', 'held'))).not.toBe(approval);
    const made = await ask('one');
    expect(await ask('one')).toEqual(made);
    expect(await asked(ask('two'))).not.toBe(approval);
    // Its time is over, and the key comes again: the approval was for the list that is gone.
    await database.dynamo.send(
      new DeleteCommand({ TableName: table, Key: { pk: id, sk: `export#${made.id}` } }),
    );
    await expect(ask('one')).rejects.toEqual(code('idempotency_key_reused'));
    expect(jobs).toHaveLength(2);
  });
});
