import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { call, eventually, tokenOf } from './client.ts';
import { cloud } from './cloud.ts';
import { newServiceOf } from './new-service.ts';

let seller: string;
let serviceId: string;
let resourceId: string;
const timeZone = 'Asia/Kolkata';
/** Next week, by the clock of the machine, which the local cloud has too. */
const dateIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

beforeAll(async () => {
  seller = await tokenOf('seller');
  ({ serviceId, resourceId } = await newServiceOf('seller'));
  const everyDay = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: 540, until: 720 }));
  const body = { weeklyHours: everyDay, overrides: [], holidays: [], timeOff: [] };
  const headers = { 'if-match': '"1"' };
  const answer = await call('PATCH', `/v1/admin/resources/${resourceId}`, { token: seller, headers, body });
  expect(answer).toMatchObject({ status: 200, body: { version: 2 } });
  expect(answer.headers.get('etag')).toBe('"2"');
});

describe('A service', () => {
  it('is hidden until it is published, and then has times to book', async () => {
    expect(await call('GET', `/v1/services/${serviceId}`)).toMatchObject({ status: 404 });
    const path = `/v1/admin/services/${serviceId}/publication`;
    expect(await call('POST', path, { token: seller })).toMatchObject({
      status: 200,
      body: { state: 'published' },
    });
    const query = new URLSearchParams({ from: dateIn(3), to: dateIn(3), timeZone });
    const slots = await call('GET', `/v1/services/${serviceId}/slots?${query}`);
    expect(slots).toMatchObject({ status: 200, body: { timeZone } });
    // Three hours have ten starts of 45 minutes, a quarter of an hour apart.
    expect(slots.body.slots).toHaveLength(10);
    expect(slots.body.slots[0]).toMatchObject({ left: 1, resourceIds: [resourceId] });
    expect(slots.body.slots[0].local).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:00\+05:30$/);
    const month = dateIn(3).slice(0, 7);
    const days = await call('GET', `/v1/services/${serviceId}/days?month=${month}&timeZone=${timeZone}`);
    expect(days).toMatchObject({ status: 200 });
    expect(days.body.days).toContainEqual({ date: dateIn(3), slots: 10 });
    // The container that answered before the publication keeps its answer for two seconds.
    const seen = await eventually(
      () => call('GET', `/v1/services/${serviceId}`),
      ({ status }) => status === 200,
    );
    expect(seen.body.resources).toMatchObject([{ id: resourceId, name: 'Ana' }]);
    const { sellerId } = seen.body;
    const { body } = await call('GET', `/v1/services?sellerId=${sellerId}&limit=100`);
    expect(body.items.map(({ id }: { id: string }) => id)).toContain(serviceId);
  });

  it.each([
    ['a zone that is not there', { timeZone: 'Europe/Atlantis' }, 'query.timeZone'],
    ['a date that is not there', { from: '2026-02-30' }, 'query.from'],
    ['an end before its beginning', { from: dateIn(4), to: dateIn(3) }, 'query.to'],
    ['more than 31 dates', { to: dateIn(34) }, 'query.to'],
    ['a party of nobody', { partySize: '0' }, 'query.partySize'],
    ['a field that is not there', { zone: 'x' }, 'query'],
  ])('refuses %s', async (_, wrong, path) => {
    const query = new URLSearchParams({ from: dateIn(3), to: dateIn(3), timeZone, ...(wrong as object) });
    const { status, body } = await call('GET', `/v1/services/${serviceId}/slots?${query}`);
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'invalid_request' });
    expect(JSON.stringify(body.errors)).toContain(path);
  });
});

it('docs/slots.md: its shell sets a service up, and shows its times', async () => {
  const script = /```sh\n(.*?)```/s.exec(readFileSync('docs/slots.md', 'utf8'))?.[1] ?? '';
  const env = {
    ...process.env,
    ...{ API: cloud.apiUrl, TOKEN: seller, RUN: crypto.randomUUID() },
    ...{ FROM: dateIn(7), TO: dateIn(13) },
  };
  const { stdout, stderr } = await promisify(execFile)('bash', ['-e', '-c', script], { env });
  const [state, times = ''] = stdout.trim().split('\n');
  expect({ state, stderr }).toEqual({ state: 'published', stderr: '' });
  // A Monday and a Wednesday from nine to five: 30 starts each.
  expect(times.split(' ')).toHaveLength(60);
  expect(times).toMatch(/T09:00:00\+0[12]:00/);
});
