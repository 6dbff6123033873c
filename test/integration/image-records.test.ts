import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { imagesPerDay, type NewImageUpload } from '../../lib/contract/image.ts';
import { finishImageUpload } from '../../lib/images/finish-image-upload.ts';
import { awaitedMs, type ImageRecord } from '../../lib/images/image.ts';
import { imageRepository } from '../../lib/images/repository.ts';
import { startImageUpload } from '../../lib/images/start-image-upload.ts';
import { PutCommand } from '../../lib/platform/documents/commands.ts';
import { idFrom } from '../../lib/platform/ids.ts';
import { auditBed } from './audit-bed.ts';
import { noon, staff } from './deals-bed.ts';
import { startDynamoDb } from './dynamodb.ts';

const database = await startDynamoDb();
const png: NewImageUpload = { contentType: 'image/png', bytes: 1_000 };
const facts = { digest: 'd1', width: 480, height: 480, placeholder: 'data:' };

/** A bucket of one process, with what happened to it. */
const bucket = () => {
  const uploads = new Map<string, Uint8Array>();
  const published: string[] = [];
  return {
    ...{ uploads, published },
    uploadLink: async ({ id }: ImageRecord) => `https://bucket.test/${id}`,
    readUpload: async (id: string) => uploads.get(id),
    removeUpload: async (id: string) => void uploads.delete(id),
    publish: async (files: readonly { readonly key: string }[]) =>
      void published.push(...files.map(({ key }) => key)),
  };
};

async function newBed() {
  const [table, { audit, trail }] = await Promise.all([database.table('images'), auditBed(database)]);
  let now = noon;
  const files = bucket();
  const deps = {
    images: imageRepository(database.dynamo, table),
    files,
    audit,
    clock: { now: () => now },
    render: async (bytes: Uint8Array) =>
      bytes.length === 0
        ? { fault: 'damaged' as const }
        : {
            facts,
            files: [
              { key: 'images/d1/480.webp', type: 'image/webp' as const, width: 480, data: Buffer.from('x') },
            ],
          },
  };
  let requests = 0;
  const acting = (name = 'seller') => ({
    ...staff('seller', name),
    ...{ operation: 'startImageUpload', requestId: `request-${++requests}` },
  });
  return {
    ...{ table, files, deps, acting },
    entriesOf: async (id: string) => (await trail.list({ by: 'subject', value: id }, { limit: 10 })).items,
    turnTo: (later: number) => (now = later),
    start: (key: string, body = png, name?: string) =>
      startImageUpload(deps, { body, actor: acting(name), idempotencyKey: key }),
    finish: (id: string, name?: string) => finishImageUpload(deps, id as never, acting(name)),
  };
}

let bed: Awaited<ReturnType<typeof newBed>>;
beforeAll(async () => {
  bed = await newBed();
});

afterAll(() => database.stop());

describe('an upload', () => {
  it('is one for a key, is counted once, and is in the audit', async () => {
    const [first, again] = [await bed.start('one'), await bed.start('one')];
    expect(again).toEqual(first);
    expect(await bed.deps.images.get(first.imageId)).toMatchObject({ status: 'awaited', bytes: 1_000 });
    await expect(bed.start('one', { ...png, bytes: 2 })).rejects.toMatchObject({
      code: 'idempotency_key_reused',
    });
    expect(await bed.entriesOf(first.imageId)).toHaveLength(1);
  });

  it('is refused beyond the number of a day, for this seller alone, until midnight', async () => {
    const pk = `quota#${idFrom('slr', 'busy')}`;
    const count = (value: number) =>
      database.dynamo.send(
        new PutCommand({ TableName: bed.table, Item: { pk, sk: 'day#2026-12-24', count: value } }),
      );
    await count(imagesPerDay - 1);
    await bed.start('last', png, 'busy');
    await expect(bed.start('more', png, 'busy')).rejects.toMatchObject({
      code: 'too_many_requests',
      retryAfter: 12 * 3_600,
    });
    // The one that began is known, also without room.
    await bed.start('last', png, 'busy');
    await bed.start('other', png, 'calm');
    bed.turnTo(noon + 12 * 3_600_000);
    await bed.start('tomorrow', png, 'busy');
    bed.turnTo(noon);
  });

  it('is published once, whoever comes first, and the upload is gone', async () => {
    const { imageId } = await bed.start('published');
    await expect(bed.finish(imageId)).rejects.toMatchObject({ code: 'invalid_state' });
    bed.files.uploads.set(imageId, Buffer.from('png'));
    const both = await Promise.all([bed.finish(imageId), bed.finish(imageId)]);
    expect(both[0]).toEqual(both[1]);
    expect(both[0]).toMatchObject({ id: imageId, width: 480 });
    expect(bed.files.uploads.has(imageId)).toBe(false);
    expect(await bed.entriesOf(imageId)).toHaveLength(2);
    // A file that comes later changes nothing, and is removed too.
    bed.files.uploads.set(imageId, Buffer.from(''));
    expect(await bed.finish(imageId)).toEqual(both[0]);
    expect(bed.files.uploads.has(imageId)).toBe(false);
  });

  it('answers what another request made of it, when that one has removed the file meanwhile', async () => {
    for (const file of ['a png', '']) {
      const { imageId } = await bed.start(`between-${file}`);
      bed.files.uploads.set(imageId, Buffer.from(file));
      let looks = 0;
      const images = {
        ...bed.deps.images,
        async get(id: typeof imageId) {
          const record = await bed.deps.images.get(id);
          if (looks++ === 0) await bed.finish(id).catch(() => {});
          return record;
        },
      };
      const late = finishImageUpload({ ...bed.deps, images }, imageId, bed.acting());
      if (file) expect(await late).toMatchObject({ id: imageId });
      else await expect(late).rejects.toMatchObject({ code: 'image_refused', imageFault: 'damaged' });
    }
  });

  it('is refused for ever once it was refused', async () => {
    const { imageId } = await bed.start('refused');
    bed.files.uploads.set(imageId, Buffer.from(''));
    await expect(bed.finish(imageId)).rejects.toMatchObject({ code: 'image_refused', imageFault: 'damaged' });
    expect(bed.files.uploads.has(imageId)).toBe(false);
    bed.files.uploads.set(imageId, Buffer.from('png'));
    await expect(bed.finish(imageId)).rejects.toMatchObject({ code: 'image_refused' });
    expect(bed.files.uploads.has(imageId)).toBe(false);
  });

  it('that has an outcome gets no other', async () => {
    const { imageId } = await bed.start('raced');
    const awaited = (await bed.deps.images.get(imageId)) as ImageRecord;
    const entry = (requestId: string) =>
      bed.deps.audit.entry(
        { ...bed.acting(), requestId },
        {
          subject: { kind: 'image', id: imageId },
          before: null,
          after: {},
          at: new Date(noon).toISOString(),
        },
      );
    const published = { ...awaited, status: 'published', ...facts } as ImageRecord;
    const refused = { ...awaited, status: 'refused', fault: 'damaged' } as ImageRecord;
    expect(await bed.deps.images.settle(published, noon, entry('a'))).toBe(true);
    expect(await bed.deps.images.settle(refused, noon, entry('b'))).toBe(false);
    expect(await bed.deps.images.get(imageId)).toEqual(published);
    expect([...(await bed.deps.images.getMany([imageId, 'img_none' as never])).keys()]).toEqual([imageId]);
  });

  it('is hidden from another seller, and after a day', async () => {
    const { imageId } = await bed.start('hidden');
    await expect(bed.finish(imageId, 'another')).rejects.toMatchObject({ code: 'not_found' });
    bed.turnTo(noon + awaitedMs);
    await expect(bed.finish(imageId)).rejects.toMatchObject({ code: 'not_found' });
    bed.turnTo(noon);
  });
});
