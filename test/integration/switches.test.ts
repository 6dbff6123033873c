import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SwitchesPatch } from '../../lib/contract/switches.ts';
import type { Staff } from '../../lib/platform/caller.ts';
import { GetCommand } from '../../lib/platform/documents/commands.ts';
import { isBlocked, readSwitches, switchesKey } from '../../lib/platform/switches.ts';
import { switchRepository } from '../../lib/switches/repository.ts';
import { sellerSwitch } from '../../lib/switches/seller-switch.ts';
import { updateSwitches } from '../../lib/switches/update-switches.ts';
import { type AuditBed, acting, auditBed } from './audit-bed.ts';
import { startDynamoDb } from './dynamodb.ts';

const start = Date.parse('2026-12-24T12:00:00.000Z');
const admin: Staff = {
  kind: 'staff',
  id: '7f0c6d1e-0000-4000-8000-000000000001',
  roles: ['admin'],
  signedInAt: start,
};
const addressKey = Buffer.from('a key for tests only');

let database: Awaited<ReturnType<typeof startDynamoDb>>;
let books: AuditBed;
let table: string;
let now: number;
beforeAll(async () => {
  database = await startDynamoDb();
});
beforeEach(async () => {
  now = start;
  books = await auditBed(database);
  table = await database.table('switches');
});
afterAll(() => database.stop());

const clock = { now: () => now };
const change = (patch: SwitchesPatch, ifMatch = '*', switches = switchRepository(database.dynamo, table)) =>
  updateSwitches(
    { switches, audit: books.audit, addressKey, clock },
    { patch, ifMatch, actor: acting(admin, 'updateSwitches') },
  );
const stored = () => readSwitches(database.dynamo, table, { consistent: true });
const entries = async () => (await books.trail.list({ by: 'all' }, { limit: 50 })).items;
const hour = (count: number) => new Date(start + count * 3_600_000).toISOString();

describe('switches', () => {
  it('are all on while nobody has switched anything', async () => {
    expect(await stored()).toMatchObject({ guests: true, oneClick: true, liveSockets: true, version: 0 });
  });

  it('change what is named, and leave an entry in the audit', async () => {
    await change({ guests: false });
    now++;
    const after = await change({ liveSockets: false }, '"1"');
    expect(after).toMatchObject({ guests: false, oneClick: true, liveSockets: false, version: 2 });
    expect(await stored()).toMatchObject({ guests: false, oneClick: true, liveSockets: false, version: 2 });
    expect(await entries()).toMatchObject([
      { subject: { kind: 'switches' }, before: { liveSockets: true }, after: { liveSockets: false } },
      { subject: { kind: 'switches' }, before: { guests: true }, after: { guests: false } },
    ]);
  });

  it('stay as they are, version and audit too, when a patch changes nothing', async () => {
    await change({ guests: false });
    expect(await change({ guests: false, oneClick: true })).toMatchObject({ version: 1 });
    expect(await entries()).toHaveLength(1);
  });

  it('are changed from the version that was read only', async () => {
    await change({ guests: false }, '"0"');
    for (const ifMatch of ['"0"', '"2"', 'W/"7"'])
      await expect(change({ guests: true }, ifMatch)).rejects.toMatchObject({ code: 'precondition_failed' });
    expect(await stored()).toMatchObject({ guests: false, version: 1 });
    expect(await entries()).toHaveLength(1);
  });

  it.each([0, 1])('lose no change that came in between, from version %i', async (version) => {
    if (version > 0) await change({ oneClick: false });
    const repository = switchRepository(database.dynamo, table);
    const beforeTheOther = await repository.get();
    await change({ guests: false });
    const behind = { ...repository, get: async () => beforeTheOther };
    await expect(change({ liveSockets: false }, '*', behind)).rejects.toMatchObject({
      code: 'precondition_failed',
    });
    expect(await stored()).toMatchObject({ guests: false, liveSockets: true, version: version + 1 });
    expect(await entries()).toHaveLength(version + 1);
  });
});

describe('blocked addresses', () => {
  it('are kept as digests, and the audit has no address either', async () => {
    const { blockedAddresses } = await change({
      blockedAddresses: [
        { address: '198.51.100.7', until: hour(1) },
        { address: '2001:db8:1:2::7', until: hour(1) },
      ],
    });
    const { Item } = await database.dynamo.send(new GetCommand({ TableName: table, Key: switchesKey }));
    for (const text of [
      JSON.stringify(Item),
      JSON.stringify(await entries()),
      JSON.stringify(blockedAddresses),
    ])
      expect(text).not.toMatch(/198\.51\.100|2001:db8/);
    const off = await stored();
    expect(isBlocked(off, '198.51.100.7', now)).toBe(true);
    expect(isBlocked(off, '2001:db8:1:2:3:4:5:6', now)).toBe(true);
    expect(isBlocked(off, '198.51.100.8', now)).toBe(false);
    expect(isBlocked(off, '198.51.100.7', start + 3_600_000)).toBe(false);
  });

  it('stay by their digests beside a new one, and go when they are over', async () => {
    const [first] = (await change({ blockedAddresses: [{ address: '198.51.100.7', until: hour(1) }] }))
      .blockedAddresses;
    const both = await change({
      blockedAddresses: [first as NonNullable<typeof first>, { address: '198.51.100.8', until: hour(3) }],
    });
    expect(both.blockedAddresses).toHaveLength(2);
    now = start + 2 * 3_600_000;
    // One that is over may be among what an admin sends back.
    const { blockedAddresses } = await change({ blockedAddresses: both.blockedAddresses });
    expect(blockedAddresses.map(({ until }) => until)).toEqual([hour(3)]);
    await change({ blockedAddresses: [] });
    expect(await stored()).toMatchObject({ blockedAddresses: [] });
    expect(await stored()).not.toHaveProperty('addressKey');
  });

  it.each([
    ['in the past', hour(-1)],
    ['now', hour(0)],
    ['further away than ninety days', hour(24 * 90 + 1)],
  ])('need an end that is not %s', async (_, until) => {
    await expect(change({ blockedAddresses: [{ address: '198.51.100.7', until }] })).rejects.toMatchObject({
      code: 'invalid_request',
      errors: [{ path: 'body.blockedAddresses.0.until' }],
    });
    expect(await stored()).toMatchObject({ version: 0 });
  });

  it('are blocked for the longer of two times', async () => {
    const twice = [hour(2), hour(5), hour(1)].map((until) => ({ address: '198.51.100.7', until }));
    expect((await change({ blockedAddresses: twice })).blockedAddresses).toMatchObject([{ until: hour(5) }]);
  });
});

describe('sellerSwitch', () => {
  const sellerId = 'slr_0000000000000001' as const;

  it('reads whose deal it is only while a seller is off, and once', async () => {
    let reads = 0;
    const sellerOf = async (id: string) => {
      reads++;
      return id === 'stk_d0000000000000001' ? sellerId : undefined;
    };
    const switches = { look: stored };
    const isOff = sellerSwitch({ sellerOf, switches, clock });
    expect(await isOff('stk_d0000000000000001')).toBe(false);
    expect(reads).toBe(0);
    await change({ sellersOff: [sellerId] });
    expect(await isOff('stk_d0000000000000001')).toBe(true);
    expect(await isOff('stk_d0000000000000001')).toBe(true);
    expect(await isOff('stk_d0000000000000002')).toBe(false);
    expect(reads).toBe(2);
    await change({ sellersOff: ['slr_0000000000000009'] });
    expect(await isOff('stk_d0000000000000001')).toBe(false);
  });
});
