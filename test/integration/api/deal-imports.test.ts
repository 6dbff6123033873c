import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readRecords } from '../../../lib/deals/import/read-records.ts';
import { call, eachItem, eventually, tokenOf } from './client.ts';

const columns = [
  'externalId',
  'title',
  'category',
  'price',
  'currency',
  'quantityTotal',
  'startsAt',
  'endsAt',
];
const path = '/v1/admin/deal-imports';

async function begin(
  token: string,
  header: readonly string[],
  lines: readonly { line: number; values: readonly string[] }[],
  publish = false,
) {
  const body = { fileName: 'deals.csv', columns: header, lines: lines.length, publish };
  const created = await call('POST', path, { token, key: crypto.randomUUID(), body });
  expect(created).toMatchObject({ status: 201, body: { status: 'receiving', lines: lines.length } });
  const { id } = created.body;
  for (let from = 0; from < lines.length; from += 40)
    expect(
      (await call('POST', `${path}/${id}/lines`, { token, body: { lines: lines.slice(from, from + 40) } }))
        .status,
    ).toBe(204);
  expect(await call('POST', `${path}/${id}/start`, { token })).toMatchObject({ status: 202 });
  return id as string;
}

const done = (token: string, id: string) =>
  eventually(
    () => call('GET', `${path}/${id}`, { token }),
    ({ body }) => body.status === 'done',
  );

async function linesOf(token: string, id: string, more = '') {
  const lines = [];
  for await (const line of eachItem(`${path}/${id}/lines?limit=100${more}`, token)) lines.push(line);
  return lines;
}

describe('An import of deals', () => {
  it('runs in the background: each line has its outcome, and a second run changes nothing', async () => {
    const token = await tokenOf('seller');
    const run = crypto.randomUUID();
    const line = (id: string, title: string, price: string) => [
      ...[`${run}-${id}`, title, 'food-and-drink', price, 'EUR', '5', '+1h', '+1d'],
    ];
    const lines = [
      { line: 2, values: line('1', 'Brunch', '19.90') },
      { line: 3, values: line('2', 'Ramen', '1,50') },
      { line: 5, values: line('3', '-20 % on tea', '3.10') },
    ];
    const id = await begin(token, columns, lines, true);
    expect((await done(token, id)).body).toMatchObject({
      counts: { created: 2, changed: 0, unchanged: 0, failed: 1, published: 2 },
      sellerId: expect.stringMatching(/^slr_/),
    });
    expect(await linesOf(token, id, '&outcome=failed')).toEqual([
      {
        ...lines[1],
        outcome: 'failed',
        published: false,
        problems: [{ column: 'price', reason: 'must be a plain decimal number, as in 1250 or 19.99' }],
      },
    ]);
    const [first] = await linesOf(token, id);
    expect((await call('GET', `/v1/admin/deals/${first.dealId}`, { token })).body).toMatchObject({
      title: 'Brunch',
      state: 'scheduled',
      externalId: `${run}-1`,
    });
    const again = await begin(token, columns, lines, true);
    expect((await done(token, again)).body.counts).toMatchObject({ created: 0, unchanged: 2, failed: 1 });
    const { items } = (await call('GET', `${path}?limit=50`, { token })).body;
    // Other files import for the same seller.
    const ours = items
      .map((job: { id: string }) => job.id)
      .filter((one: string) => [id, again].includes(one));
    expect(ours).toEqual([again, id]);
  });

  it('imports the demo file, which has each column', async () => {
    const token = await tokenOf('admin');
    const records = readRecords(readFileSync('local/demo/deals.csv'));
    const [header, ...lines] = 'value' in records ? records.value : [];
    const run = crypto.randomUUID().slice(0, 8);
    const named = lines.map(({ line, values: [name, ...rest] }) => ({
      line,
      values: [`${run}-${name}`, ...rest],
    }));
    const id = await begin(token, header?.values ?? [], named);
    expect((await done(token, id)).body.counts).toMatchObject({ created: named.length, failed: 0 });
  }, 60_000);

  it('is hidden from another seller and from support', async () => {
    const token = await tokenOf('admin');
    const line = ['x', 'Tea', 'food-and-drink', 'free', 'EUR', '5', '+1h', '+1d'];
    const id = await begin(token, columns, [{ line: 2, values: line }]);
    const seller = await tokenOf('seller');
    for (const rest of ['', '/lines?limit=1'])
      expect((await call('GET', `${path}/${id}${rest}`, { token: seller })).status).toBe(404);
    expect((await call('GET', path, { token: await tokenOf('support') })).status).toBe(403);
  });
});
