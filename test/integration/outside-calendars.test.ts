import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { blockRepository } from '../../lib/calendars/block-repository.ts';
import { addOutside, listOutside, removeOutside } from '../../lib/calendars/change-outside.ts';
import { blockOfMinute } from '../../lib/calendars/decide-outside-blocks.ts';
import { listConflicts } from '../../lib/calendars/list-conflicts.ts';
import { outsideRepository } from '../../lib/calendars/outside-repository.ts';
import type { OutsideTask } from '../../lib/calendars/outside-tasks.ts';
import { readOutside } from '../../lib/calendars/read-outside.ts';
import { startOutsideReadings } from '../../lib/calendars/start-outside-readings.ts';
import { zoneRules } from '../../lib/calendars/zone-rules.ts';
import { mostOutsideCalendars } from '../../lib/contract/outside-calendar.ts';
import { UpdateCommand } from '../../lib/platform/documents/commands.ts';
import { idFrom } from '../../lib/platform/ids.ts';
import { slotStockId } from '../../lib/slots/slot-id.ts';
import { keyOfStock } from '../../lib/stock/stock-id.ts';
import { calendarOf, eventOf, interval, shown } from '../unit/calendars/files.ts';
import { acting, auditBed } from './audit-bed.ts';
import { staff } from './deals-bed.ts';
import { startDynamoDb } from './dynamodb.ts';

let database: Awaited<ReturnType<typeof startDynamoDb>>;
let host: Server;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
beforeAll(async () => {
  database = await startDynamoDb();
  host = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  database.stop();
  host.closeAllConnections();
  host.close();
});
beforeEach(() => serve(calendarOf()));

const serve = (text: string) => {
  answer = (_request, response) => response.end(text);
};

const start = Date.parse('2026-10-15T12:00:00Z');
const minute = 60_000;
const hour = 60 * minute;

async function bed() {
  const { audit, trail } = await auditBed(database);
  const calendars = await database.table('calendars');
  let now = start;
  const sent: OutsideTask[] = [];
  const resourceId = idFrom('res', crypto.randomUUID());
  return {
    outside: outsideRepository(database.dynamo, await database.table('outsideCalendars')),
    blocks: blockRepository(database.dynamo, calendars),
    calendars,
    resources: { get: async () => ({ timeZone: 'Europe/Berlin' }) },
    guard: { loopback: true, resolve: async () => [{ address: '127.0.0.1', family: 4 }] },
    tasks: {
      send: async (task: OutsideTask) => void sent.push(task),
      sendAll: async (tasks: readonly OutsideTask[]) => void sent.push(...tasks),
    },
    sent,
    audit,
    trail,
    zones: zoneRules,
    clock: { now: () => now },
    wait: (ms: number) => {
      now += ms;
    },
    random: { fraction: () => 0, bytes: (length: number) => new Uint8Array(length) },
    resourceId,
    get actor() {
      return acting(staff('admin'), 'addOutsideCalendar');
    },
  };
}
type Bed = Awaited<ReturnType<typeof bed>>;

const address = (path = '/private-a1b2/basic.ics') =>
  `http://calendar.example:${(host.address() as AddressInfo).port}${path}`;

async function added(deps: Bed, path?: string) {
  const { id } = await addOutside(deps, { ...deps, name: 'Own', address: address(path) });
  return { task: { resourceId: deps.resourceId, outsideCalendarId: id }, id };
}

/** The busy times in the blocks, joined at their borders. */
async function busyIn(deps: Bed): Promise<string[]> {
  const blocks = [...(await deps.blocks.list(deps.resourceId, { first: 0, last: 99_999 })).values()];
  return blocks.flatMap(({ outside = {} }) => Object.values(outside).flat().map(shown));
}

const weekly = calendarOf(
  eventOf('DTSTART;TZID=Europe/Berlin:20261019T090000', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;COUNT=3'),
);
const weeklyTimes = ['2026-10-19T07:00Z/08:00Z', '2026-10-26T08:00Z/09:00Z', '2026-11-02T08:00Z/09:00Z'];

describe('calendars from outside', () => {
  it('block their resource, over a change of clocks', async () => {
    const deps = await bed();
    serve(weekly);
    const { task } = await added(deps);
    expect(deps.sent).toEqual([task]);
    expect(await readOutside(deps, task)).toEqual({ outcome: 'filled', blocks: 3 });
    expect(await busyIn(deps)).toEqual(weeklyTimes);
    const { items } = await listOutside(deps, deps.resourceId);
    expect(items).toMatchObject([{ state: 'current', appointments: 1, busyTimes: 3, unread: 0 }]);
    expect(JSON.stringify(items)).not.toContain('a1b2');
  });

  it('are written where they changed only, with the next version', async () => {
    const deps = await bed();
    serve(weekly);
    const { task } = await added(deps);
    await readOutside(deps, task);
    const before = await deps.blocks.list(deps.resourceId, { first: 0, last: 99_999 });
    expect(await readOutside(deps, task)).toEqual({ outcome: 'filled', blocks: 0 });
    serve(weekly.replace('COUNT=3', 'COUNT=4'));
    expect(await readOutside(deps, task)).toEqual({ outcome: 'filled', blocks: 1 });
    const after = await deps.blocks.list(deps.resourceId, { first: 0, last: 99_999 });
    for (const [number, block] of before) expect(after.get(number)).toEqual(block);
    serve(weekly.replace('T090000', 'T100000'));
    await readOutside(deps, task);
    const moved = await deps.blocks.list(deps.resourceId, { first: 0, last: 99_999 });
    for (const [number, { version }] of before) expect(moved.get(number)?.version).toBe(version + 1);
  });

  it('leave booked times and other calendars alone', async () => {
    const deps = await bed();
    const number = blockOfMinute(interval('2026-10-19T07:00Z/08:00Z')[0]);
    await book(deps, number, 'slot', [1, 2, 0, 1]);
    serve(weekly);
    const [one, other] = [await added(deps, '/one'), await added(deps, '/other')];
    await Promise.all([readOutside(deps, one.task), readOutside(deps, other.task)]);
    const block = await deps.blocks.get(deps.resourceId, number);
    expect(block?.busy).toEqual({ slot: [1, 2, 0, 1] });
    expect(Object.keys(block?.outside ?? {}).sort()).toEqual([one.id, other.id].sort());
    expect(block?.version).toBe(3);
  });

  it('are not written over a block that changed since it was read', async () => {
    const deps = await bed();
    const number = 5_200;
    await book(deps, number, 'slot', [1, 2, 0, 1]);
    const read = await deps.blocks.get(deps.resourceId, number);
    await book(deps, number, 'another', [3, 4, 0, 1]);
    expect(await deps.blocks.setOutside(deps.resourceId, number, read, {})).toBe(false);
    expect(await deps.blocks.setOutside(deps.resourceId, number, undefined, {})).toBe(false);
    expect((await deps.blocks.get(deps.resourceId, number))?.busy).toHaveProperty('another');
  });

  it('ask whether something changed, unless the window or the zone did', async () => {
    const deps = await bed();
    const asked: (string | undefined)[] = [];
    answer = (request, response) => {
      asked.push(request.headers['if-none-match']);
      if (request.headers['if-none-match']) response.writeHead(304).end();
      else response.setHeader('etag', '"v1"').end(weekly);
    };
    const { task } = await added(deps);
    await readOutside(deps, task);
    expect(await readOutside(deps, task)).toEqual({ outcome: 'unchanged' });
    deps.resources.get = async () => ({ timeZone: 'Asia/Kolkata' });
    await readOutside(deps, task);
    deps.wait(4 * 24 * hour);
    await readOutside(deps, task);
    expect(asked).toEqual([undefined, '"v1"', undefined, undefined]);
  });

  it('are read in the zone of the resource where they name none', async () => {
    const deps = await bed();
    serve(calendarOf(eventOf('DTSTART:20261019T090000', 'DURATION:PT1H')));
    const { task } = await added(deps);
    await readOutside(deps, task);
    deps.resources.get = async () => ({ timeZone: 'Asia/Kolkata' });
    await readOutside(deps, task);
    expect(await busyIn(deps)).toEqual(['2026-10-19T03:30Z/04:30Z']);
  });

  it('keep their last busy times while they fail, and tell a day of it', async () => {
    const deps = await bed();
    serve(weekly);
    const { task, id } = await added(deps);
    await readOutside(deps, task);
    answer = (_request, response) => response.writeHead(500).end();
    expect(await readOutside(deps, task)).toEqual({ outcome: 'failed', fault: 'server_error' });
    deps.wait(24 * hour);
    serve('<html>');
    expect(await readOutside(deps, task)).toEqual({ outcome: 'failed', fault: 'no_calendar' });
    expect(await deps.outside.get(deps.resourceId, id)).toMatchObject({ told: 'failing', failures: 2 });
    expect((await listOutside(deps, deps.resourceId)).items).toMatchObject([
      { state: 'failing', fault: 'no_calendar' },
    ]);
    expect(await busyIn(deps)).toEqual(weeklyTimes);
    serve(weekly);
    await readOutside(deps, task);
    const healthy = await deps.outside.get(deps.resourceId, id);
    expect(healthy).not.toHaveProperty('fault');
    expect(healthy).toMatchObject({ told: 'recovered', failures: 0 });
  });

  it('cannot lead to a private address', async () => {
    const deps = await bed();
    const { task } = await added(deps);
    const guard = { loopback: true, resolve: async () => [{ address: '169.254.169.254', family: 4 }] };
    expect(await readOutside({ ...deps, guard }, task)).toEqual({
      outcome: 'failed',
      fault: 'private_address',
    });
  });

  it.each([
    'http://calendar.example/a.ics',
    'https://me:secret@calendar.example/',
    'ftp://calendar.example/',
    'calendar',
  ])('are refused by an address such as %s', async (written) => {
    const deps = await bed();
    const strict = { ...deps, guard: { loopback: false } };
    await expect(addOutside(strict, { ...deps, name: 'Own', address: written })).rejects.toMatchObject({
      code: 'invalid_request',
      errors: [{ path: 'address' }],
    });
    expect((await listOutside(deps, deps.resourceId)).items).toEqual([]);
  });

  it('are known by their address, also as webcal, and are few', async () => {
    const deps = await bed();
    const add = (written: string) => addOutside(deps, { ...deps, name: 'Own', address: written });
    const first = await add('https://calendar.example/a.ics');
    expect((await add('webcal://calendar.example/a.ics')).id).toBe(first.id);
    for (let at = 1; at < mostOutsideCalendars; at++) await add(`https://calendar.example/${at}.ics`);
    await expect(add('https://calendar.example/more.ics')).rejects.toMatchObject({ code: 'limit_exceeded' });
    const { items } = await deps.trail.list({ by: 'subject', value: deps.resourceId }, { limit: 20 });
    expect(items).toHaveLength(mostOutsideCalendars);
    expect(JSON.stringify(items)).not.toContain('.ics');
  });

  it('free their times when they are removed, also during a reading', async () => {
    const deps = await bed();
    serve(weekly);
    const { task, id } = await added(deps);
    await readOutside(deps, task);
    await removeOutside(deps, { ...deps, id });
    await removeOutside(deps, { ...deps, id });
    expect((await listOutside(deps, deps.resourceId)).items).toEqual([]);
    expect(await readOutside(deps, task)).toEqual({ outcome: 'cleared', blocks: 3 });
    expect(await busyIn(deps)).toEqual([]);
    expect(await readOutside(deps, task)).toEqual({ outcome: 'gone' });

    const again = await added(deps);
    answer = (_request, response) =>
      void removeOutside(deps, { ...deps, id: again.id }).then(() => response.end(weekly));
    expect(await readOutside(deps, again.task)).toMatchObject({ outcome: 'cleared' });
    expect(await busyIn(deps)).toEqual([]);
  });

  it('that two readings mixed up are compared again', async () => {
    const deps = await bed();
    const { task, id } = await added(deps);
    let readings = 0;
    answer = (_request, response) => {
      readings++;
      if (readings > 1) response.end(weekly.replace('T090000', 'T100000'));
      else void readOutside(deps, task).then(() => response.end(weekly));
    };
    await readOutside(deps, task);
    expect(await deps.outside.get(deps.resourceId, id)).not.toHaveProperty('written');
    await readOutside(deps, task);
    expect(await busyIn(deps)).toEqual([
      '2026-10-19T08:00Z/09:00Z',
      '2026-10-26T09:00Z/10:00Z',
      '2026-11-02T09:00Z/10:00Z',
    ]);
  });

  it('are read when they are due, and no sooner', async () => {
    const deps = await bed();
    serve(weekly);
    const { task } = await added(deps);
    deps.sent.length = 0;
    const starting = async () => (await startOutsideReadings(deps)).started;
    expect(await starting()).toBe(1);
    expect(await starting()).toBe(0);
    await readOutside(deps, task);
    deps.wait(12 * minute);
    expect(await starting()).toBe(0);
    deps.wait(2 * minute);
    expect(await starting()).toBe(1);
    expect(deps.sent).toEqual([task, task]);
    answer = (_request, response) => response.writeHead(503).end();
    await readOutside(deps, task);
    deps.wait(14 * minute);
    expect(await starting()).toBe(0);
    deps.wait(14 * minute);
    expect(await starting()).toBe(1);
  });

  it('show booked slots at their time as conflicts', async () => {
    const deps = await bed();
    serve(weekly);
    const { task, id } = await added(deps);
    await readOutside(deps, task);
    const [from, until] = interval('2026-10-26T08:30Z/09:30Z');
    const startsAt = from * minute;
    const slot = keyOfStock(slotStockId({ serviceId: 'svc_7h2k9m4p', startsAt, number: 0 }));
    await book(deps, blockOfMinute(from), slot, [from, until, 0, 1]);
    expect(await listConflicts(deps, deps.resourceId)).toEqual({
      items: [
        {
          serviceId: 'svc_7h2k9m4p',
          startsAt: '2026-10-26T08:30:00.000Z',
          from: '2026-10-26T08:00:00.000Z',
          until: '2026-10-26T09:00:00.000Z',
          outsideCalendarId: id,
        },
      ],
      more: false,
    });
  });
});

/** Puts a slot into a block, as an order does. */
const book = ({ calendars, resourceId }: Bed, number: number, slot: string, entry: readonly number[]) =>
  database.dynamo
    .send(
      new UpdateCommand({
        TableName: calendars,
        Key: { pk: resourceId, sk: `block#${String(number).padStart(6, '0')}` },
        UpdateExpression: 'SET busy = if_not_exists(busy, :none)',
        ExpressionAttributeValues: { ':none': {} },
      }),
    )
    .then(() =>
      database.dynamo.send(
        new UpdateCommand({
          TableName: calendars,
          Key: { pk: resourceId, sk: `block#${String(number).padStart(6, '0')}` },
          UpdateExpression: 'SET busy.#slot = :entry ADD #version :one',
          ExpressionAttributeNames: { '#slot': slot, '#version': 'version' },
          ExpressionAttributeValues: { ':entry': entry, ':one': 1 },
        }),
      ),
    );
