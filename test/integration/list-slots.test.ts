import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ResourceId, ServiceId } from '../../lib/contract/ids.ts';
import { resourceKinds } from '../../lib/contract/resource.ts';
import { PutCommand } from '../../lib/platform/documents/commands.ts';
import { archiveResource } from '../../lib/services/update-resource.ts';
import { listSlotDays, listSlots, type SlotDependencies } from '../../lib/slots/list-slots.ts';
import { placeOfSlot } from '../../lib/slots/slot-place.ts';
import { slotReader } from '../../lib/slots/slot-reader.ts';
import { zoneDataVersion } from '../../lib/zones/zone.ts';
import { acting } from './audit-bed.ts';
import { startDynamoDb } from './dynamodb.ts';
import { barber, kim, servicesBed } from './services-bed.ts';

let database: Awaited<ReturnType<typeof startDynamoDb>>;
let bed: Awaited<ReturnType<typeof servicesBed>>;
let deps: SlotDependencies;
/** The reads that were sent, by their operations. */
let reads: string[] = [];
let units = 0;
beforeAll(async () => {
  database = await startDynamoDb();
  database.dynamo.around(async ({ operation, input }, next) => {
    reads.push(operation);
    const output = await next({ operation, input: { ...input, ReturnConsumedCapacity: 'TOTAL' } });
    const { ConsumedCapacity } = output as { ConsumedCapacity?: Capacity | Capacity[] };
    for (const { CapacityUnits = 0 } of [ConsumedCapacity ?? []].flat()) units += CapacityUnits;
    return output;
  });
});
beforeEach(async () => {
  bed = await servicesBed(database);
  const tables = { services: bed.servicesTable, calendars: bed.calendarsTable };
  deps = {
    reader: slotReader({ dynamo: database.dynamo, tables, services: bed.services, clock: bed.clock }),
    clock: bed.clock,
  };
  reads = [];
});
afterAll(() => database.stop());

interface Capacity {
  readonly CapacityUnits?: number;
}

const timeZone = 'Europe/Berlin';
const minuteMs = 60_000;
const refusal = (path: string) => ({ code: 'invalid_request', errors: [expect.objectContaining({ path })] });

/** Puts bookings on a calendar: slots of a service without a free unit, by their starts. */
async function book(serviceId: ServiceId, resourceId: ResourceId, starts: readonly string[], minutes = 60) {
  const blocks = Map.groupBy(starts, (start) => Math.floor(Date.parse(start) / (4 * 86_400_000)));
  for (const [block, within] of blocks) {
    const busy = within.map((start) => {
      const from = Date.parse(start) / minuteMs;
      return [placeOfSlot({ serviceId, startsAt: from * minuteMs, number: 0 }), [from, from + minutes, 0, 1]];
    });
    const Item = {
      pk: resourceId,
      sk: `block#${String(block).padStart(6, '0')}`,
      version: 1,
      busy: Object.fromEntries(busy),
    };
    await database.dynamo.send(new PutCommand({ TableName: bed.calendarsTable, Item }));
  }
}

async function opened(fields: object = {}, resource: object = {}) {
  const { id: resourceId } = await bed.resource(resource);
  const service = await bed.service([resourceId], { horizonDays: 365, ...fields });
  await bed.publish(service.id);
  return { serviceId: service.id, resourceId };
}

describe('listSlots', () => {
  it('lists the free times of a date, by the clock of the person who asks', async () => {
    const { serviceId, resourceId } = await opened();
    await book(serviceId, resourceId, ['2026-12-28T09:00:00.000Z']);
    const answer = await listSlots(deps, { serviceId, from: '2026-12-28', to: '2026-12-28', timeZone });
    expect(answer).toMatchObject({ timeZone, zoneData: zoneDataVersion, now: '2026-12-24T12:00:00.000Z' });
    expect(answer.slots.map(({ local }) => local.slice(11))).toEqual(
      [9, 11, 12, 13, 14, 15, 16].map((hour) => `${String(hour).padStart(2, '0')}:00:00+01:00`),
    );
    expect(answer.slots[0]).toEqual({
      startsAt: '2026-12-28T08:00:00.000Z',
      endsAt: '2026-12-28T09:00:00.000Z',
      local: '2026-12-28T09:00:00+01:00',
      left: 1,
      price: { amountMinor: 4900, currency: 'EUR' },
      resourceIds: [resourceId],
    });
    const inDelhi = await listSlots(deps, {
      serviceId,
      from: '2026-12-28',
      to: '2026-12-28',
      timeZone: 'Asia/Kolkata',
    });
    expect(inDelhi.slots[0]?.local).toBe('2026-12-28T13:30:00+05:30');
  });

  it('moves with the clocks of the resource, on the days on which they change', async () => {
    const { serviceId } = await opened({}, { weeklyHours: [{ day: 7, from: 60, until: 240 }] });
    const localsOf = async (date: string) =>
      (await listSlots(deps, { serviceId, from: date, to: date, timeZone })).slots.map(({ local }) =>
        local.slice(11),
      );
    // On 28 March 2027 the clocks skip 02:00, and on 31 October they show it twice.
    expect(await localsOf('2027-03-28')).toEqual(['01:00:00+01:00', '03:00:00+02:00']);
    bed.clock.turnTo('2027-10-01T00:00:00.000Z');
    expect(await localsOf('2027-10-31')).toEqual([
      '01:00:00+02:00',
      '02:00:00+02:00',
      '02:00:00+01:00',
      '03:00:00+01:00',
    ]);
  });

  it('has nothing on dates that are over, within the notice, and beyond the horizon', async () => {
    const { serviceId } = await opened({ noticeMinutes: 120, horizonDays: 2 });
    const startsOf = async (from: string, to: string) =>
      (await listSlots(deps, { serviceId, from, to, timeZone })).slots.map(({ startsAt }) => startsAt);
    expect(await startsOf('2026-12-01', '2026-12-23')).toEqual([]);
    // Noon is 13:00 in Berlin, so 15:00 is the first.
    expect(await startsOf('2026-12-24', '2026-12-24')).toEqual([
      '2026-12-24T14:00:00.000Z',
      '2026-12-24T15:00:00.000Z',
    ]);
    expect((await startsOf('2026-12-26', '2026-12-31')).at(-1)).toBe('2026-12-26T12:00:00.000Z');
    expect(await startsOf('2027-06-01', '2027-06-30')).toEqual([]);
  });

  it('looks at the party and at one resource', async () => {
    const small = await bed.resource({ name: 'Small', kind: resourceKinds[2], seats: 2 });
    const large = await bed.resource({ name: 'Large', kind: resourceKinds[2], seats: 6 });
    const { id: serviceId } = await bed.service([small.id, large.id], { partySize: { min: 1, max: 6 } });
    await bed.publish(serviceId);
    const firstOf = async (query: object) =>
      (await listSlots(deps, { serviceId, from: '2026-12-28', to: '2026-12-28', timeZone, ...query }))
        .slots[0];
    expect(await firstOf({})).toMatchObject({ left: 2, resourceIds: [small.id, large.id] });
    expect(await firstOf({ partySize: 3 })).toMatchObject({ left: 1, resourceIds: [large.id] });
    expect(await firstOf({ resourceId: small.id })).toMatchObject({ left: 1, resourceIds: [small.id] });
    expect(await firstOf({ resourceId: small.id, partySize: 3 })).toBeUndefined();
  });

  it('gives no slots with an archived resource', async () => {
    const { serviceId, resourceId } = await opened();
    await archiveResource(bed, { resourceId, actor: acting(kim) });
    expect(
      (await listSlots(deps, { serviceId, from: '2026-12-28', to: '2026-12-28', timeZone })).slots,
    ).toEqual([]);
  });

  it('ends with a whole date when there are too many', async () => {
    const whole = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: 0, until: 1440 }));
    const { serviceId } = await opened({ durationMinutes: 5, stepMinutes: 5 }, { weeklyHours: whole });
    const first = await listSlots(deps, { serviceId, from: '2026-12-28', to: '2027-01-20', timeZone });
    // Ten whole dates of 288 slots are 2,880.
    expect(first.slots).toHaveLength(2_880);
    expect(first.nextFrom).toBe('2027-01-07');
    const last = await listSlots(deps, { serviceId, from: '2027-01-15', to: '2027-01-20', timeZone });
    expect(last.slots).toHaveLength(6 * 288);
    expect(last).not.toHaveProperty('nextFrom');
  });

  it('refuses what has no answer', async () => {
    const { serviceId } = await opened();
    const list = (query: object) =>
      listSlots(deps, { serviceId, from: '2026-12-28', to: '2026-12-28', timeZone, ...query });
    await expect(list({ to: '2026-12-27' })).rejects.toMatchObject(refusal('query.to'));
    await expect(list({ to: '2027-01-28' })).rejects.toMatchObject(refusal('query.to'));
    await expect(list({ to: '2027-01-27' })).resolves.toBeDefined();
    await expect(list({ partySize: 2 })).rejects.toMatchObject(refusal('query.partySize'));
    await expect(list({ resourceId: 'res_0000000000000000' })).rejects.toMatchObject(
      refusal('query.resourceId'),
    );
    await expect(list({ serviceId: 'svc_00000000' })).rejects.toMatchObject({ code: 'not_found' });
    const { id } = await bed.service([(await bed.resource()).id]);
    await expect(list({ serviceId: id })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('listSlotDays', () => {
  it('counts the starts of each date of a month', async () => {
    const { serviceId, resourceId } = await opened();
    await book(serviceId, resourceId, ['2027-02-01T08:00:00.000Z', '2027-02-01T10:00:00.000Z'], 120);
    const answer = await listSlotDays(deps, { serviceId, month: '2027-02', timeZone });
    expect(answer.days).toHaveLength(28);
    expect(answer.days[0]).toEqual({ date: '2027-02-01', slots: 4 });
    expect(answer.days[1]).toEqual({ date: '2027-02-02', slots: 8 });
    const past = await listSlotDays(deps, { serviceId, month: '2026-11', timeZone });
    expect(past.days).toEqual([]);
  });
});

describe('the reads of availability', () => {
  const resourcesOf = (count: number) =>
    Promise.all(Array.from({ length: count }, () => bed.resource(barber)));
  const month = { from: '2027-01-01', to: '2027-01-30', timeZone };

  it('are three for twenty resources and thirty days, and two for some seconds after', async () => {
    const ids = (await resourcesOf(20)).map(({ id }) => id);
    const { id: serviceId } = await bed.service(ids);
    await bed.publish(serviceId);
    reads = [];
    const first = await listSlots(deps, { serviceId, ...month });
    expect(first.slots).toHaveLength(30 * 8);
    expect(first.slots[0]?.left).toBe(20);
    expect(reads).toEqual(['GetItem', 'BatchGetItem', 'BatchGetItem']);
    reads = [];
    await listSlots(deps, { serviceId, ...month });
    expect(reads).toEqual(['BatchGetItem', 'BatchGetItem']);
    bed.clock.turnTo('2026-12-24T12:00:03.000Z');
    reads = [];
    await listSlots(deps, { serviceId, ...month });
    expect(reads).toHaveLength(3);
  });

  it('are the same however many bookings there are outside of the dates', async () => {
    const { serviceId, resourceId } = await opened({ durationMinutes: 5, stepMinutes: 5 });
    const unitsOf = async () => {
      [reads, units] = [[], 0];
      await listSlots(deps, { serviceId, ...month });
      return units;
    };
    await unitsOf();
    const before = await unitsOf();
    const far = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        new Date(Date.parse('2027-03-01T00:00:00Z') + index * 300_000).toISOString(),
      );
    await book(serviceId, resourceId, far(10_000), 5);
    expect(await unitsOf()).toBe(before);
    expect(before).toBeGreaterThan(0);
    expect(reads).toEqual(['BatchGetItem']);
  });
});
