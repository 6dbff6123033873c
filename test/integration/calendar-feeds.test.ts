import { createSecretKey, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFeed, listFeeds, removeFeed, rotateFeed } from '../../lib/calendars/change-feeds.ts';
import type { FeedOwner } from '../../lib/calendars/feed.ts';
import { feedRepository } from '../../lib/calendars/feed-repository.ts';
import { feedDigest } from '../../lib/calendars/feed-secret.ts';
import { calendarFeedData } from '../../lib/calendars/personal-data.ts';
import { type ReadFeedDeps, readFeed } from '../../lib/calendars/read-feed.ts';
import { mostFeeds, type OpenedCalendarFeed } from '../../lib/contract/calendar.ts';
import { idFrom } from '../../lib/platform/ids.ts';
import { acting, auditBed } from './audit-bed.ts';
import { staff, turnableClock } from './deals-bed.ts';
import { startDynamoDb } from './dynamodb.ts';

let database: Awaited<ReturnType<typeof startDynamoDb>>;
beforeAll(async () => {
  database = await startDynamoDb();
});
afterAll(() => database.stop());

async function bed() {
  const { audit, trail } = await auditBed(database);
  const feeds = feedRepository(database.dynamo, await database.table('calendarFeeds'));
  return { feeds, audit, trail, clock: turnableClock(), feedKey: createSecretKey(randomBytes(32)) };
}
type Bed = Awaited<ReturnType<typeof bed>>;

const customer = () => idFrom('cus', crypto.randomUUID());
const resource = () => idFrom('res', crypto.randomUUID());
const secretOf = ({ path }: OpenedCalendarFeed) => path.slice('/v1/calendar-feeds/'.length, -'.ics'.length);
const ownerOf = (deps: Bed, opened: OpenedCalendarFeed) => deps.feeds.ownerOf(feedDigest(secretOf(opened)));
const create = (deps: Bed, owner: FeedOwner, idempotencyKey: string, name = 'Phone') =>
  createFeed(deps, { owner, name, idempotencyKey });

describe('addresses of feeds', () => {
  it('are made once for a key, and the answer comes again', async () => {
    const deps = await bed();
    const owner = customer();
    const [first, again] = await Promise.all([create(deps, owner, 'key-1'), create(deps, owner, 'key-1')]);
    expect(again).toEqual(first);
    expect(secretOf(first)).toMatch(/^[0-9a-hjkmnp-tv-z]{32}$/);
    expect(await ownerOf(deps, first)).toBe(owner);
    expect((await listFeeds(deps, owner)).items).toEqual([
      { id: first.id, name: 'Phone', createdAt: first.createdAt },
    ]);
    await expect(create(deps, owner, 'key-1', 'Other')).rejects.toMatchObject({
      code: 'idempotency_key_reused',
    });
  });

  it('are stored as digests', async () => {
    const deps = await bed();
    const owner = customer();
    const opened = await create(deps, owner, 'key-1');
    expect(JSON.stringify(await deps.feeds.list(owner))).not.toContain(secretOf(opened));
  });

  it('differ for each owner and key', async () => {
    const deps = await bed();
    const [one, other] = [customer(), customer()];
    const opened = [
      await create(deps, one, 'a'),
      await create(deps, one, 'b'),
      await create(deps, other, 'a'),
    ];
    expect(new Set(opened.map(secretOf)).size).toBe(3);
  });

  it('are few for each owner', async () => {
    const deps = await bed();
    const owner = customer();
    for (let at = 0; at < mostFeeds; at++) await create(deps, owner, `key-${at}`);
    await expect(create(deps, owner, 'one more')).rejects.toMatchObject({ code: 'limit_exceeded' });
    await create(deps, owner, 'key-0');
  });

  it('get another secret, and the old one stops at once', async () => {
    const deps = await bed();
    const owner = customer();
    const first = await create(deps, owner, 'key-1');
    const wanted = { owner, id: first.id, idempotencyKey: 'turn' };
    const [next, again] = await Promise.all([rotateFeed(deps, wanted), rotateFeed(deps, wanted)]);
    expect(again).toEqual(next);
    expect(await ownerOf(deps, first)).toBeUndefined();
    expect(await ownerOf(deps, next)).toBe(owner);
    // The answer of the creation is gone with its secret.
    await expect(create(deps, owner, 'key-1')).rejects.toMatchObject({ code: 'idempotency_key_reused' });
    await expect(rotateFeed(deps, { ...wanted, owner: customer() })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('are removed once, and a removed one is fine', async () => {
    const deps = await bed();
    const owner = customer();
    const opened = await create(deps, owner, 'key-1');
    await removeFeed(deps, { owner: customer(), id: opened.id });
    expect(await ownerOf(deps, opened)).toBe(owner);
    for (let time = 0; time < 2; time++) await removeFeed(deps, { owner, id: opened.id });
    expect(await ownerOf(deps, opened)).toBeUndefined();
    expect((await listFeeds(deps, owner)).items).toEqual([]);
  });

  it('are not changed from an older reading', async () => {
    const deps = await bed();
    const owner = customer();
    const { id } = await create(deps, owner, 'key-1');
    const read = await deps.feeds.get(owner, id);
    if (!read) throw new Error('no feed');
    await rotateFeed(deps, { owner, id, idempotencyKey: 'turn' });
    expect(await deps.feeds.rotate(read, { ...read, digest: 'another' })).toBe(false);
    expect(await deps.feeds.remove(read)).toBe(false);
    expect(await deps.feeds.create(read)).toBe(false);
  });

  it('of a resource are in the audit, without the secret', async () => {
    const deps = await bed();
    const owner = resource();
    const actor = () => acting(staff('admin'), 'createResourceFeed');
    const opened = await createFeed(deps, { owner, actor: actor(), name: 'Desk', idempotencyKey: 'key-1' });
    await rotateFeed(deps, { owner, actor: actor(), id: opened.id, idempotencyKey: 'turn' });
    await removeFeed(deps, { owner, actor: actor(), id: opened.id });
    const { items } = await deps.trail.list({ by: 'subject', value: owner }, { limit: 10 });
    expect(items).toHaveLength(3);
    expect(JSON.stringify(items)).toContain('Desk');
    expect(JSON.stringify(items)).not.toContain(secretOf(opened));
    expect(JSON.stringify(items)).not.toContain(feedDigest(secretOf(opened)));
  });

  it('are exported without secrets, and erased with them', async () => {
    const deps = await bed();
    const id = customer();
    const opened = await create(deps, id, 'key-1');
    const source = calendarFeedData(deps.feeds);
    const exported = await Array.fromAsync(source.export({ id }));
    expect(exported).toEqual((await listFeeds(deps, id)).items);
    await source.erase({ id });
    await source.erase({ id });
    expect(await ownerOf(deps, opened)).toBeUndefined();
    expect(await Array.fromAsync(source.export({ id }))).toEqual([]);
  });
});

describe('readFeed', () => {
  const empty = (deps: Bed): ReadFeedDeps => ({
    ...deps,
    bookings: { listByBuyer: async () => [] },
    boughtAsGuest: async () => [],
    services: { get: async () => undefined },
    resources: { get: async () => ({ name: 'Ana' }) },
    slots: async () => [],
  });

  it('answers the owner’s calendar to the secret, and nothing to any other', async () => {
    const deps = await bed();
    const opened = await create(deps, customer(), 'key-1');
    expect((await readFeed(empty(deps), secretOf(opened))).text).toContain('BEGIN:VCALENDAR');
    await expect(readFeed(empty(deps), '0'.repeat(32))).rejects.toMatchObject({ code: 'not_found' });
    await expect(readFeed(empty(deps), feedDigest(secretOf(opened)))).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('answers nothing for a resource that is gone', async () => {
    const deps = await bed();
    const opened = await createFeed(deps, {
      owner: resource(),
      actor: acting(staff('admin')),
      name: 'Desk',
      idempotencyKey: 'k',
    });
    expect((await readFeed(empty(deps), secretOf(opened))).text).toContain('Ana');
    const gone = { ...empty(deps), resources: { get: async () => undefined } };
    await expect(readFeed(gone, secretOf(opened))).rejects.toMatchObject({ code: 'not_found' });
  });
});
