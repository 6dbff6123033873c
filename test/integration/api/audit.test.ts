import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../../lib/contract/audit.ts';
import { type OperationShape, type StaffRole, staffRoles } from '../../../lib/contract/operation.ts';
import { operationList } from '../../../lib/contract/operations.ts';
import { bookedSlot } from './booked-slot.ts';
import { book, call, eventually, invited, newGuest, newSeller, offer, publish, tokenOf } from './client.ts';
import { customerFor, letSupportDelete } from './customer-for.ts';
import { failedRefund } from './failed-refund.ts';
import { photo, send, start } from './image-upload.ts';
import { newApproval } from './new-approval.ts';
import { newDealImport } from './new-deal-import.ts';
import { newRiskReview } from './new-risk-review.ts';
import { newServiceOf } from './new-service.ts';
import { newView } from './new-view.ts';
import { newWaitingEntry } from './new-waiting-entry.ts';
import { webhookEventFor } from './new-webhook-event.ts';
import { paidBooking } from './paid-booking.ts';
import { resourceCalendar } from './resource-calendar.ts';
import { dealToRepair } from './stale-record.ts';
import { storefrontFor } from './storefront.ts';
import { claimsOf } from './tokens.ts';
import { atDoor, deletionOf, type Targets, validRequest } from './valid-requests.ts';

/** Each is a POST for what it sends or writes: blocks that are not saved yet, a wanted repair, the outcome of a check. */
const changesNothing = new Set(['previewStorefront', 'previewStockRepair', 'runStockCheck']);

/** Whatever staff may change anything by: a new operation is among them by its contract alone. */
const mutations = operationList.flatMap((operation) =>
  operation.method === 'GET' || operation.access === 'anyone' || changesNothing.has(operation.id)
    ? []
    : staffRoles
        .filter((role) => operation.access.includes(role))
        .map((role) => ({ operation, role, name: operation.id })),
);

const seller = () => tokenOf('seller');
const draft = async () =>
  (await call('POST', '/v1/admin/deals', { token: await seller(), key: crypto.randomUUID(), body: offer() }))
    .body;

/** A deal on which the operation has something to do: one on sale, where nothing else is said. */
const dealFor: Readonly<Record<string, () => Promise<{ id: string }>>> = {
  publishDeal: draft,
  runStockRepair: dealToRepair,
  resumeDeal: async () => {
    const deal = await publish({}, 'seller');
    await call('POST', `/v1/admin/deals/${deal.id}/pause`, { token: await seller() });
    return deal;
  },
};

/** Somebody on whom the operation has something to do. */
async function staffFor(id: string): Promise<string> {
  const staffId = await invited();
  const token = await tokenOf('admin');
  if (id === 'enableStaff') await call('POST', `/v1/admin/staff/${staffId}/disabling`, { token });
  return staffId;
}

/** A seller, and somebody to add to it, or who is to be removed. */
async function sellerFor(id: string): Promise<Targets> {
  // Members of a seller change their own.
  if (id === 'updateSeller') return { dealId: '', bookingId: '', sellerId: (await draft()).sellerId };
  const [sellerId, staffId] = [await newSeller(), await invited()];
  if (id === 'removeSellerMember')
    await call('PUT', `/v1/admin/sellers/${sellerId}/members/${staffId}`, {
      token: await tokenOf('admin'),
      body: { role: 'manager' },
    });
  return { dealId: '', bookingId: '', sellerId, staffId };
}

/** A customer. An admin has approved that support deletes them. */
async function customerOf(id: string, role: StaffRole): Promise<Targets> {
  const targets = { dealId: '', bookingId: '', ...(await customerFor(id)) };
  if (id === 'requestCustomerDeletion' && role === 'support')
    await letSupportDelete(targets.customerId, deletionOf(targets.customerId));
  return targets;
}

async function targetsFor({ id, path }: OperationShape, role: StaffRole): Promise<Targets> {
  if (path.startsWith('/v1/admin/storefront'))
    return { dealId: '', bookingId: '', ...(await storefrontFor(id)) };
  if (path.startsWith('/v1/admin/webhooks'))
    return { dealId: '', bookingId: '', ...(await webhookEventFor(id)) };
  if (path.includes('{imageId}')) return { dealId: '', bookingId: '', imageId: await sentImage(role) };
  if (path.includes('{customerId}')) return customerOf(id, role);
  if (path.startsWith('/v1/admin/staff')) return { dealId: '', bookingId: '', staffId: await staffFor(id) };
  if (path.includes('{sellerId}')) return sellerFor(id);
  if (/{(calendarFeed|outsideCalendar)Id}/.test(path))
    return { dealId: '', bookingId: '', ...(await resourceCalendar(role)) };
  if (id === 'rescheduleBooking') return { dealId: '', ...(await bookedSlot(await newGuest())) };
  if (/^\/v1\/admin\/(services|resources)/.test(path))
    return { dealId: '', bookingId: '', ...(await newServiceOf(role)) };
  if (path.includes('{dealImportId}'))
    return { dealId: '', bookingId: '', dealImportId: await newDealImport(role) };
  if (path.includes('{savedViewId}')) return { dealId: '', bookingId: '', savedViewId: await newView(role) };
  if (path.startsWith('/v1/admin/redemptions')) return { dealId: '', bookingId: await expectedAtDoor(id) };
  if (id === 'decideApproval') return { dealId: '', bookingId: '', approvalId: await newApproval() };
  if (path.includes('/waiting-list/')) return { bookingId: '', ...(await newWaitingEntry()) };
  const { id: dealId } = await (dealFor[id]?.() ?? publish({}, 'seller'));
  const none = { dealId, bookingId: '', riskReviewId: '' };
  if (!/{(booking|riskReview)Id}/.test(path)) return none;
  if (id === 'resolveRefund') return { ...none, ...(await failedRefund(dealId, await newGuest())) };
  if (id === 'refundPayment' || id === 'runLedgerRepair')
    return { ...none, bookingId: await paidBooking(dealId, await newGuest()) };
  const { body } = await book(dealId, await newGuest());
  if (path.includes('{riskReviewId}')) return { ...none, riskReviewId: await newRiskReview(body) };
  const token = await tokenOf('admin');
  // Staff find a booking by its id once the stream has told of it.
  await eventually(
    () => call('GET', `/v1/bookings/${body.id}`, { token }),
    ({ status }) => status === 200,
  );
  return { ...none, bookingId: body.id };
}

/** A confirmed booking, which somebody came in with when that is to be undone. */
async function expectedAtDoor(id: string): Promise<string> {
  const { id: dealId } = await publish({ price: { amountMinor: 0, currency: 'EUR' } }, 'seller');
  const bookingId = (await book(dealId, await newGuest())).body.id;
  const token = await tokenOf('admin');
  await eventually(
    () => call('GET', `/v1/bookings/${bookingId}`, { token }),
    ({ status }) => status === 200,
  );
  if (id === 'undoRedemption')
    await call('POST', '/v1/admin/redemptions', { token, body: { ...atDoor, bookingId } });
  return bookingId;
}

/** An image whose file is sent and not yet published. */
async function sentImage(role: StaffRole): Promise<string> {
  const file = await photo(480, 360).png().toBuffer();
  const started = await start(
    { token: await tokenOf(role) },
    { contentType: 'image/png', bytes: file.length },
  );
  await send(started, file);
  return started.body.imageId;
}

async function entriesWhere(query: Record<string, string>): Promise<AuditEntry[]> {
  const search = new URLSearchParams({ limit: '100', ...query });
  const { status, body } = await call('GET', `/v1/admin/audit?${search}`, { token: await tokenOf('admin') });
  expect(status, JSON.stringify(body)).toBe(200);
  return body.items;
}

const staffIdOf = async (role: StaffRole) => String(claimsOf(await tokenOf(role)).sub);

describe('A staff operation that changes something', () => {
  it.each(mutations)(
    'leaves who did what, when, before and after: $name by $role',
    async ({ operation, role }) => {
      const { path, headers, body } = validRequest(operation, await targetsFor(operation, role));
      const from = new Date().toISOString();
      const answer = await call(operation.method, path, { token: await tokenOf(role), headers, body });
      expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
      const requestId = answer.headers.get('apigw-requestid');
      // Somebody who is given the role of a seller also gets a seller, which has an entry of its own.
      const isOfSellers = operation.capability === 'sellers';

      const all = await entriesWhere({ operation: operation.id, actor: await staffIdOf(role), from });
      const entries = all.filter(
        (entry) => entry.requestId === requestId && (isOfSellers || entry.subject.kind !== 'seller'),
      );
      expect(entries.map(({ outcome }) => outcome).toSorted()).toSatisfy(
        ([first, second]: string[]) =>
          (first === 'done' && !second) || (first === 'started' && second === 'succeeded'),
        `${operation.id} left ${JSON.stringify(all)}: give its transaction an audit entry, or wrap it in \`audited\``,
      );
      for (const { actor, at, subject, before, after } of entries) {
        expect(actor).toEqual({
          staffId: await staffIdOf(role),
          roles: [role],
          address: expect.stringMatching(/^198\.1[89]\./),
        });
        expect(at >= from && at <= new Date().toISOString()).toBe(true);
        // The events of a time are the subject of no path.
        expect(JSON.stringify([path, answer.body, 'range'])).toContain(subject.id);
        expect(before ?? {}).not.toEqual(after ?? {});
        expect(JSON.stringify([before, after])).not.toMatch(/@|gst_|cus_/);
      }
    },
  );
});

describe('GET /v1/admin/audit', () => {
  it('tells the story of a deal, newest first, with the fields that changed', async () => {
    const { id } = await publish({}, 'seller');
    const admin = await tokenOf('admin');
    const patch = { price: { amountMinor: 900, currency: 'EUR' } };
    await call('PATCH', `/v1/admin/deals/${id}`, { token: admin, headers: { 'if-match': '*' }, body: patch });
    await call('PUT', `/v1/admin/deals/${id}/stock`, { token: admin, body: { quantityTotal: 12 } });
    const story = await entriesWhere({ subject: id });
    expect(story.map(({ operation, before, after }) => [operation, before, after])).toEqual([
      ['setStock', { quantityTotal: 10 }, { quantityTotal: 12 }],
      [
        'updateDeal',
        { price: { amountMinor: 1900, currency: 'EUR' }, version: 2 },
        { price: patch.price, version: 3 },
      ],
      ['publishDeal', { state: 'draft', version: 1 }, { state: 'live', version: 2 }],
      ['createDeal', null, expect.objectContaining({ title: 'Brunch for two', quantityTotal: 10 })],
    ]);
  });

  it('finds by person, operation and time together, page by page', async () => {
    const { id } = await publish({}, 'seller');
    const token = await seller();
    for (const step of ['pause', 'resumption', 'pause'])
      await call('POST', `/v1/admin/deals/${id}/${step}`, { token });
    const pauses = { subject: id, operation: 'pauseDeal', actor: await staffIdOf('seller') };
    const [second, first] = await entriesWhere(pauses);
    if (!first || !second) throw new Error('Two pauses left no two entries');
    expect(await entriesWhere({ ...pauses, from: second.at })).toEqual([second]);
    expect(await entriesWhere({ ...pauses, to: second.at })).toEqual([first]);
    expect(await entriesWhere({ ...pauses, from: second.at, to: first.at })).toEqual([]);
    expect(await entriesWhere({ ...pauses, actor: await staffIdOf('admin') })).toEqual([]);

    const query = `/v1/admin/audit?subject=${id}&operation=pauseDeal&limit=1`;
    const page = async (cursor: string) =>
      (await call('GET', query + cursor, { token: await tokenOf('admin') })).body;
    const newest = await page('');
    const oldest = await page(`&cursor=${newest.nextCursor}`);
    expect([newest.items, oldest.items]).toEqual([[second], [first]]);
  });

  it('has nothing of what changed nothing: a step taken before, a repeated key, a refusal', async () => {
    const token = await seller();
    const create = { token, key: crypto.randomUUID(), body: offer() };
    const { id } = (await call('POST', '/v1/admin/deals', create)).body;
    expect(await call('POST', '/v1/admin/deals', create)).toMatchObject({ status: 201, body: { id } });
    const publication = `/v1/admin/deals/${id}/publication`;
    for (const _ of [1, 2]) expect(await call('POST', publication, { token })).toMatchObject({ status: 200 });
    expect(await call('POST', `/v1/admin/deals/${id}/resumption`, { token })).toMatchObject({ status: 200 });
    const stale = { token, headers: { 'if-match': '"1"' }, body: { title: 'Late' } };
    expect(await call('PATCH', `/v1/admin/deals/${id}`, stale)).toMatchObject({ status: 412 });
    expect((await entriesWhere({ subject: id })).map(({ operation }) => operation)).toEqual([
      'publishDeal',
      'createDeal',
    ]);
  });

  it('has nothing of what buyers do themselves', async () => {
    const { id } = await publish();
    const guest = await newGuest();
    const { body } = await book(id, guest);
    expect(await call('POST', `/v1/bookings/${body.id}/cancellation`, { token: guest })).toMatchObject({
      status: 200,
    });
    expect(await entriesWhere({ subject: body.id })).toEqual([]);
  });
});
