import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ResourceId, ServiceId } from '../../lib/contract/ids.ts';
import type { ServicePatch } from '../../lib/contract/service.ts';
import { idFrom } from '../../lib/platform/ids.ts';
import { serviceIdFrom } from '../../lib/services/create-service.ts';
import { listStaffResources, listStaffServices } from '../../lib/services/list-for-staff.ts';
import { publicServices } from '../../lib/services/public-services.ts';
import { readResource, readService } from '../../lib/services/read-for-staff.ts';
import { takeServiceStep } from '../../lib/services/take-service-step.ts';
import { archiveResource, updateResource } from '../../lib/services/update-resource.ts';
import { updateService } from '../../lib/services/update-service.ts';
import { acting } from './audit-bed.ts';
import { staff } from './deals-bed.ts';
import { startDynamoDb } from './dynamodb.ts';
import { kim, sellerId, servicesBed } from './services-bed.ts';

let database: Awaited<ReturnType<typeof startDynamoDb>>;
let bed: Awaited<ReturnType<typeof servicesBed>>;
beforeAll(async () => {
  database = await startDynamoDb();
});
beforeEach(async () => {
  bed = await servicesBed(database);
});
afterAll(() => database.stop());

const lee = staff('seller', 'lee');
const admin = staff('admin');
const support = staff('support');
const absent: ResourceId = 'res_0000000000000000';

const update = (serviceId: ServiceId, patch: ServicePatch, ifMatch = '*', who = kim) =>
  updateService(bed, { serviceId, patch, ifMatch, actor: acting(who, 'updateService') });
const archive = (serviceId: ServiceId) =>
  takeServiceStep(bed, { serviceId, step: 'archive', actor: acting(kim, 'archiveService') });
const refusal = (code: string) => expect.objectContaining({ code });

describe('a resource', () => {
  it('is created once for a key, and audited', async () => {
    const first = await bed.resource({}, kim, 'key');
    expect(first).toMatchObject({ sellerId, state: 'active', version: 1, seats: 1 });
    const { items } = await bed.trail.list({ by: 'subject', value: first.id } as never, { limit: 10 });
    expect(items).toMatchObject([{ operation: 'createResource', before: null, after: { name: 'Ana' } }]);
    expect(await bed.resource({}, kim, 'key')).toEqual(first);
    await expect(bed.resource({ name: 'Bo' }, kim, 'key')).rejects.toEqual(refusal('idempotency_key_reused'));
    expect(await bed.resource({}, lee, 'key')).not.toMatchObject({ id: first.id });
  });

  it('changes from the version that was read, and only for those who may', async () => {
    const { id: resourceId } = await bed.resource();
    const change = (patch: object, ifMatch: string, who = kim) =>
      updateResource(bed, { resourceId, patch, ifMatch, actor: acting(who, 'updateResource') });
    expect(await change({ name: 'Bo', weeklyHours: [] }, '"1"')).toMatchObject({
      name: 'Bo',
      version: 2,
      weeklyHours: [],
    });
    expect(await change({ name: 'Bo' }, '"2"')).toMatchObject({ version: 2 });
    await expect(change({ name: 'Cy' }, '"1"')).rejects.toEqual(refusal('precondition_failed'));
    await expect(change({ name: 'Cy' }, '*', lee)).rejects.toEqual(refusal('not_found'));
    await expect(change({ name: 'Cy' }, '*', support)).rejects.toEqual(refusal('not_found'));
    expect(await change({ name: 'Cy' }, '*', admin)).toMatchObject({ name: 'Cy', version: 3 });
    expect(await readResource(bed, resourceId, support)).toMatchObject({ name: 'Cy' });
    await expect(readResource(bed, resourceId, lee)).rejects.toEqual(refusal('not_found'));
  });

  it('is archived for ever', async () => {
    const { id: resourceId } = await bed.resource();
    const archiving = () => archiveResource(bed, { resourceId, actor: acting(kim, 'archiveResource') });
    expect(await archiving()).toMatchObject({ state: 'archived', version: 2 });
    expect(await archiving()).toMatchObject({ version: 2 });
    await expect(
      updateResource(bed, { resourceId, patch: { seats: 2 }, ifMatch: '*', actor: acting(kim) }),
    ).rejects.toEqual(refusal('invalid_state'));
    await expect(bed.service([resourceId])).rejects.toEqual(refusal('invalid_request'));
  });

  it('is listed to its seller, and all of them to admins', async () => {
    const [mine, other] = [await bed.resource(), await bed.resource({}, lee)];
    const list = async (query: object) =>
      (await listStaffResources(bed, { limit: 10, ...query } as never)).items.map(({ id }) => id);
    expect(await list({ staff: kim })).toEqual([mine.id]);
    expect(await list({ staff: kim, sellerId: idFrom('slr', 'lee') })).toEqual([]);
    expect((await list({ staff: admin })).sort()).toEqual([mine.id, other.id].sort());
    expect(await list({ staff: admin, sellerId })).toEqual([mine.id]);
    expect(await list({ staff: admin, state: 'archived' })).toEqual([]);
  });
});

describe('a new service', () => {
  it('is a draft with the step of its duration, created once for a key', async () => {
    const { id } = await bed.resource();
    const first = await bed.service([id], {}, kim, 'key');
    expect(first).toMatchObject({
      state: 'draft',
      version: 1,
      stepMinutes: 60,
      sellerId,
      reminders: [1440, 120],
    });
    expect(first).not.toHaveProperty('numbers');
    expect(await bed.service([id], {}, kim, 'key')).toEqual(first);
    await expect(bed.service([id], { title: 'Other' }, kim, 'key')).rejects.toEqual(
      refusal('idempotency_key_reused'),
    );
    const stored = await bed.services.get(first.id, { consistent: true });
    expect(stored?.numbers).toEqual({ [id]: 0 });
  });

  it('gets another id when its own is taken by another service', async () => {
    const { id } = await bed.resource();
    const taken = await bed.service([id], {}, kim, 'first');
    const record = await bed.services.get(taken.id, { consistent: true });
    if (!record) throw new Error('not stored');
    const origin = idFrom('origin', 'kim\nsecond');
    const entry = bed.audit.entry(acting(kim), {
      subject: { kind: 'service', id: 'x' },
      before: null,
      after: {},
      at: record.createdAt,
    });
    await bed.services.create({ ...record, id: serviceIdFrom(origin, 0) }, entry);
    const second = await bed.service([id], {}, kim, 'second');
    expect(second.id).toBe(serviceIdFrom(origin, 1));
    expect(await bed.service([id], {}, kim, 'second')).toEqual(second);
  });

  it.each<[string, object, string]>([
    [
      'a resource that is not there',
      { requires: [{ name: 'Barber', resourceIds: [absent] }] },
      'body.requires.0.resourceIds.0',
    ],
    ['a price that Stripe cannot charge', { price: { amountMinor: 3, currency: 'EUR' } }, 'body.price'],
    [
      'a currency that Stripe cannot charge',
      { price: { amountMinor: 300, currency: 'IRR' } },
      'body.price.currency',
    ],
    ['seats of a private slot', { seats: 4 }, 'body.seats'],
    ['a party that no resource has seats for', { partySize: { min: 2, max: 3 } }, 'body.partySize.min'],
    [
      'a party of more than the seats',
      { seating: 'shared', seats: 4, partySize: { min: 1, max: 5 } },
      'body.partySize.max',
    ],
    ['a notice beyond the horizon', { noticeMinutes: 1440, horizonDays: 1 }, 'body.noticeMinutes'],
    ['a daily limit above the weekly one', { dailyLimit: 3, weeklyLimit: 2 }, 'body.dailyLimit'],
    [
      'a picture that is not there',
      { pictures: [{ imageId: 'img_0000000000000000', alt: 'A chair' }] },
      'body.pictures.0.imageId',
    ],
  ])('is refused with %s, and nothing is written', async (_, fields, path) => {
    const { id } = await bed.resource();
    await expect(bed.service([id], fields)).rejects.toMatchObject({
      code: 'invalid_request',
      errors: [expect.objectContaining({ path })],
    });
    expect((await listStaffServices(bed, { staff: admin, limit: 10 })).items).toEqual([]);
  });

  it('is refused with a resource of another seller', async () => {
    const { id } = await bed.resource({}, lee);
    await expect(bed.service([id])).rejects.toEqual(refusal('invalid_request'));
  });
});

describe('a service', () => {
  const created = async (fields: object = {}) => {
    const { id } = await bed.resource();
    return bed.service([id], fields);
  };

  it('changes from the version that was read; null removes', async () => {
    const { id } = await created({ weeklyLimit: 5 });
    const next = await update(id, { weeklyLimit: null, noticeMinutes: 30 }, '"1"');
    expect(next).toMatchObject({ noticeMinutes: 30, version: 2 });
    expect(next).not.toHaveProperty('weeklyLimit');
    expect(await update(id, { noticeMinutes: 30, weeklyLimit: null }, '"2"')).toMatchObject({ version: 2 });
    await expect(update(id, { noticeMinutes: 31 }, '"1"')).rejects.toEqual(refusal('precondition_failed'));
    await expect(update(id, { noticeMinutes: 31 }, '*', lee)).rejects.toEqual(refusal('not_found'));
    await expect(readService(bed, id, lee)).rejects.toEqual(refusal('not_found'));
    expect(await readService(bed, id, support)).toMatchObject({ version: 2 });
  });

  it('is seen by buyers while it is published', async () => {
    const { id, requires } = await created();
    await expect(publicServices(bed).get(id)).rejects.toEqual(refusal('not_found'));
    expect(await bed.publish(id)).toMatchObject({ state: 'published', version: 2 });
    expect(await bed.publish(id)).toMatchObject({ version: 2 });
    const seen = await publicServices(bed).get(id);
    expect(seen).toMatchObject({ id, resources: [{ id: requires[0]?.resourceIds[0], name: 'Ana' }] });
    expect(seen).not.toHaveProperty('version');
    const listed = async (query: object) =>
      (await publicServices(bed).list({ limit: 10, ...query })).items.map((each) => each.id);
    expect(await listed({})).toEqual([id]);
    expect(await listed({ sellerId })).toEqual([id]);
    expect(await listed({ category: 'beauty' })).toEqual([id]);
    expect(await listed({ category: 'food', sellerId })).toEqual([]);
    expect(await archive(id)).toMatchObject({ state: 'archived', version: 3 });
    expect(await archive(id)).toMatchObject({ version: 3 });
    expect(await listed({})).toEqual([]);
    await expect(publicServices(bed).get(id)).rejects.toEqual(refusal('not_found'));
    await expect(bed.publish(id)).rejects.toEqual(refusal('invalid_state'));
    await expect(update(id, { title: 'New' })).rejects.toEqual(refusal('invalid_state'));
  });

  it('is not published with an archived resource', async () => {
    const { id, requires } = await created();
    const resourceId = requires[0]?.resourceIds[0] ?? absent;
    await archiveResource(bed, { resourceId, actor: acting(kim) });
    await expect(bed.publish(id)).rejects.toEqual(refusal('invalid_state'));
  });

  it('keeps its promises after publication', async () => {
    const policy = (percent: number) => ({ refunds: [{ percent, minutesBefore: 60 }] });
    const { id } = await created({ cancellationPolicy: policy(50), rescheduleMinutesBefore: 60 });
    await update(id, { cancellationPolicy: policy(40), rescheduleMinutesBefore: 120 });
    await bed.publish(id);
    for (const patch of [
      { cancellationPolicy: policy(39) },
      { cancellationPolicy: null },
      { rescheduleMinutesBefore: 121 },
      { rescheduleMinutesBefore: null },
      { seating: 'shared' as const },
    ])
      await expect(update(id, patch), JSON.stringify(patch)).rejects.toEqual(refusal('invalid_state'));
    expect(await update(id, { cancellationPolicy: policy(41), rescheduleMinutesBefore: 0 })).toMatchObject({
      cancellationPolicy: policy(41),
      rescheduleMinutesBefore: 0,
    });
  });
});
