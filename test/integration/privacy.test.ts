import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CustomerId } from '../../lib/contract/ids.ts';
import type { OpenMatter } from '../../lib/contract/privacy.ts';
import { newId } from '../../lib/platform/ids.ts';
import { systemRandom } from '../../lib/platform/random.ts';
import { erasePerson } from '../../lib/privacy/erase-person.ts';
import { getExport } from '../../lib/privacy/get-export.ts';
import type { PersonalData } from '../../lib/privacy/personal-data.ts';
import { exportData } from '../../lib/privacy/personal-exports.ts';
import { privacyRepository } from '../../lib/privacy/repository.ts';
import { getDeletion, requestDeletion } from '../../lib/privacy/request-deletion.ts';
import { requestExport } from '../../lib/privacy/request-export.ts';
import { writeExport } from '../../lib/privacy/write-export.ts';
import { startDynamoDb } from './dynamodb.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const start = Date.parse('2026-12-24T12:00:00.000Z');

let database: Awaited<ReturnType<typeof startDynamoDb>>;
let table: string;
beforeAll(async () => {
  database = await startDynamoDb();
  table = await database.table('privacy');
});
afterAll(() => database.stop());

let bed: ReturnType<typeof newBed>;
beforeEach(() => {
  bed = newBed();
});

/** A drawer with things in it, a bucket, and a queue whose messages the test delivers. */
function newBed() {
  const time = { now: start };
  const drawer = new Map<string, string[]>();
  const matters: OpenMatter[] = [];
  const locked: string[] = [];
  const bucket = new Map<string, string>();
  const sent: { job: { customerId: CustomerId }; delay: number }[] = [];
  const privacy = privacyRepository(database.dynamo, table);
  const files = {
    put: async (customer: string, id: string, content: string) =>
      void bucket.set(`${customer}/${id}`, content),
    link: async (customer: string, id: string) => `https://bucket.example/${customer}/${id}`,
    eraseAll: async (customer: string) => {
      for (const key of bucket.keys()) if (key.startsWith(`${customer}/`)) bucket.delete(key);
    },
  };
  const things: PersonalData = {
    name: 'things',
    places: [],
    openMatters: async () => matters,
    async *export({ id }) {
      yield* drawer.get(id) ?? [];
    },
    lock: async ({ subject }) => void locked.push(subject ?? 'nobody'),
    erase: async ({ id }) => void drawer.delete(id),
  };
  const queue = {
    send: async (job: { customerId: CustomerId }, delay = 0) => void sent.push({ job, delay }),
  };
  const sources = [things, exportData({ privacy, files })];
  const clock = { now: () => time.now };
  return { time, drawer, matters, locked, bucket, sent, privacy, files, queue, sources, clock };
}

const somebody = () => {
  const id = newId('cus', systemRandom);
  return { kind: 'customer', id, subject: `sub-of-${id}`, signedInAt: start } as const;
};
type Somebody = ReturnType<typeof somebody>;

const askForExport = (customer: Somebody, idempotencyKey: string = crypto.randomUUID()) =>
  requestExport(bed, { customer, idempotencyKey });
const askForDeletion = (customer: Somebody) => requestDeletion(bed, { customer, confirm: customer.id });

describe('an export', () => {
  it('holds what every source hands out, and can be fetched for a week by a link that is fresh each time', async () => {
    const me = somebody();
    bed.drawer.set(me.id, ['a letter', 'a photo']);
    const { id, status } = await askForExport(me);
    expect([status, (await getExport(bed, me.id, id)).download]).toEqual(['preparing', undefined]);
    expect(await writeExport(bed, { customerId: me.id, exportId: id })).toBe('written');
    expect(JSON.parse(bed.bucket.get(`${me.id}/${id}`) ?? '')).toMatchObject({
      customerId: me.id,
      data: { things: ['a letter', 'a photo'], exports: [{ id, status: 'preparing' }] },
    });
    bed.time.now += 3 * day;
    expect(await getExport(bed, me.id, id)).toMatchObject({
      status: 'ready',
      expiresAt: '2026-12-31T12:00:00.000Z',
      download: { expiresAt: '2026-12-27T12:15:00.000Z' },
    });
    bed.time.now += 4 * day;
    await expect(getExport(bed, me.id, id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is one, however often it is asked for with one key and delivered', async () => {
    const me = somebody();
    const first = await askForExport(me, 'key');
    expect(await askForExport(me, 'key')).toEqual(first);
    const job = { customerId: me.id, exportId: first.id };
    expect(await writeExport(bed, job)).toBe('written');
    expect(await writeExport(bed, job)).toBe('needless');
    expect((await askForExport(me, 'key')).status).toBe('ready');
    expect(bed.sent).toHaveLength(2);
    expect(await bed.privacy.listExports(me.id)).toHaveLength(1);
  });

  it('is nobody else’s', async () => {
    const me = somebody();
    const { id } = await askForExport(me);
    await expect(getExport(bed, somebody().id, id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is refused to who asks for a sixth within a day, and says when the next one may be', async () => {
    const me = somebody();
    for (let n = 0; n < 5; n++) await askForExport(me);
    bed.time.now += 60 * minute;
    await expect(askForExport(me)).rejects.toMatchObject({
      code: 'too_many_requests',
      retryAfter: 23 * 3600,
    });
    bed.time.now += day;
    expect((await askForExport(me)).status).toBe('preparing');
  });

  it('is neither begun nor finished once deletion is asked for', async () => {
    const me = somebody();
    const { id } = await askForExport(me);
    await askForDeletion(me);
    expect(await writeExport(bed, { customerId: me.id, exportId: id })).toBe('needless');
    await expect(askForExport(me)).rejects.toMatchObject({ code: 'invalid_state' });
    expect(bed.bucket.size).toBe(0);
  });
});

describe('a deletion', () => {
  it('is taken only from who confirms their own account', async () => {
    const me = somebody();
    const request = requestDeletion(bed, { customer: me, confirm: somebody().id });
    await expect(request).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(getDeletion(bed, me.id)).rejects.toMatchObject({ code: 'not_found' });
    expect(bed.sent).toEqual([]);
  });

  it('locks the sign-in, erases every source and the exports, and leaves a tombstone that leads nowhere', async () => {
    const me = somebody();
    bed.drawer.set(me.id, ['a letter']);
    const { id } = await askForExport(me);
    await writeExport(bed, { customerId: me.id, exportId: id });
    await askForDeletion(me);
    expect(await erasePerson(bed, { customerId: me.id })).toBe('erase');
    expect([bed.locked, bed.drawer.size, bed.bucket.size]).toEqual([[me.subject], 0, 0]);
    expect(await bed.privacy.listExports(me.id)).toEqual([]);
    expect(await bed.privacy.getDeletion(me.id)).toEqual({
      customerId: me.id,
      requestedAt: start,
      erasedAt: start,
    });
    expect(await askForDeletion(me)).toMatchObject({
      status: 'erased',
      erasedAt: '2026-12-24T12:00:00.000Z',
    });
  });

  it('waits while something is open, says for what, and erases nothing until then', async () => {
    const me = somebody();
    bed.drawer.set(me.id, ['a letter']);
    await askForDeletion(me);
    bed.matters.push('open_refund');
    expect(await erasePerson(bed, { customerId: me.id })).toBe('wait');
    expect(await getDeletion(bed, me.id)).toMatchObject({ status: 'waiting', waitsFor: ['open_refund'] });
    expect([bed.drawer.size, bed.locked]).toEqual([1, []]);
    expect(bed.sent.at(-1)).toEqual({ job: { customerId: me.id }, delay: 60 });
    bed.matters.length = 0;
    expect(await erasePerson(bed, { customerId: me.id })).toBe('erase');
    expect(await getDeletion(bed, me.id)).not.toHaveProperty('waitsFor');
  });

  it('fails loudly when it is almost overdue', async () => {
    const me = somebody();
    await askForDeletion(me);
    bed.matters.push('dispute');
    bed.time.now += 27 * day;
    await expect(erasePerson(bed, { customerId: me.id })).rejects.toThrow('dispute');
  });

  it('begins again after a crash at any source, and ends', async () => {
    const me = somebody();
    bed.drawer.set(me.id, ['a letter']);
    await askForDeletion(me);
    let crashes = 2;
    const crashing: PersonalData = {
      name: 'crashing',
      places: [],
      async *export() {},
      erase: async () => {
        if (crashes-- > 0) throw new Error('died');
      },
    };
    for (const sources of [
      [crashing, ...bed.sources],
      [...bed.sources, crashing],
    ]) {
      await expect(erasePerson({ ...bed, sources }, { customerId: me.id })).rejects.toThrow('died');
      expect((await getDeletion(bed, me.id)).status).toBe('requested');
    }
    expect(await erasePerson({ ...bed, sources: [crashing, ...bed.sources] }, { customerId: me.id })).toBe(
      'erase',
    );
    expect(bed.drawer.size).toBe(0);
  });

  it('looks once more when every token has expired, and erases what was written since', async () => {
    const me = somebody();
    await askForDeletion(me);
    await erasePerson(bed, { customerId: me.id });
    expect(bed.sent.at(-1)?.delay).toBe(960);
    bed.drawer.set(me.id, ['written with an old token']);
    bed.time.now += 15 * minute;
    expect(await erasePerson(bed, { customerId: me.id })).toBe('rest');
    expect([bed.drawer.size, bed.sent.at(-1)?.delay]).toEqual([1, 60]);
    bed.time.now += minute;
    expect(await erasePerson(bed, { customerId: me.id })).toBe('last_look');
    expect(bed.drawer.size).toBe(0);
    expect(bed.sent).toHaveLength(3);
  });

  it('of somebody who never asked does nothing', async () => {
    const me = somebody();
    bed.drawer.set(me.id, ['a letter']);
    expect(await erasePerson(bed, { customerId: me.id })).toBe('unknown');
    expect(bed.drawer.size).toBe(1);
  });
});
