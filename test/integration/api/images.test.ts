import { crc32, deflateSync } from 'node:zlib';
import { DeleteObjectCommand, HeadObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, it } from 'vitest';
import { maxImageBytes } from '../../../lib/contract/image.ts';
import { sharp } from '../../../lib/images/sharp.ts';
import { call, newSeller, offer, tokenOf } from './client.ts';
import { cloud } from './cloud.ts';
import { cameraData, finish, onItsSide, photo, send, start, upload } from './image-upload.ts';

const s3 = new S3Client({
  endpoint: cloud.endpoints.s3,
  region: 'eu-central-1',
  forcePathStyle: true,
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});
let Bucket: string;
let admin: string;
let seller: string;

const uploaded = async (): Promise<string[]> => {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: 'uploads/' }));
  return Contents.map(({ Key = '' }) => Key);
};
const download = async (path: string) => {
  const response = await fetch(new URL(path, cloud.apiUrl));
  return { response, file: Buffer.from(await response.arrayBuffer()) };
};
const refusal = (fault: string) => ({
  status: 422,
  body: { code: 'image_refused', imageFault: fault, detail: expect.stringMatching(/\.$/) },
});
const chunk = (kind: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(kind), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
};
/** A PNG of some sixty bytes that claims any size. It is harmless: it has no pixels. */
function claiming(width: number, height: number): Buffer {
  const size = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  const data = chunk('IDAT', deflateSync(Buffer.alloc(8)));
  return Buffer.concat([signature, chunk('IHDR', size), data, chunk('IEND', Buffer.alloc(0))]);
}

beforeAll(async () => {
  [admin, seller] = await Promise.all([tokenOf('admin'), tokenOf('seller')]);
  Bucket = cloud.outputs.ImagesBucket ?? '';
});

describe('An uploaded image', () => {
  it.each([
    ['image/jpeg', async () => photo(2000, 1500).jpeg({ quality: 90, mozjpeg: true })],
    ['image/png', async () => photo(2000, 1500, 4).png()],
    ['image/webp', async () => photo(2000, 1500).webp({ quality: 90 })],
  ] as const)(
    '%s is published in three widths, as WebP and JPEG, without what the camera wrote',
    async (type, make) => {
      const file = await (await make()).withMetadata(onItsSide).withExif(cameraData).toBuffer();
      expect((await sharp()(file).metadata()).exif).toBeDefined();
      const { imageId, answer } = await upload({ token: seller }, file, type);
      expect(answer).toMatchObject({ status: 200, body: { id: imageId, width: 1500, height: 2000 } });
      const { sources, placeholder } = answer.body;
      expect(sources.map(({ type, width }: { type: string; width: number }) => `${width} ${type}`)).toEqual([
        ...['480 image/webp', '480 image/jpeg', '960 image/webp', '960 image/jpeg'],
        ...['1500 image/webp', '1500 image/jpeg'],
      ]);
      for (const { url, type, width } of sources) {
        const { response, file } = await download(url);
        expect([response.status, response.headers.get('content-type')]).toEqual([200, type]);
        expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
        const found = await sharp()(file).metadata();
        expect(found).toMatchObject({ width, height: Math.round((width * 4) / 3) });
        for (const kind of ['exif', 'icc', 'xmp', 'iptc', 'orientation'])
          expect(found, kind).not.toHaveProperty(kind);
        expect(file.includes('photographer')).toBe(false);
      }
      const tiny = Buffer.from(placeholder.slice('data:image/webp;base64,'.length), 'base64');
      expect(await sharp()(tiny).metadata()).toMatchObject({ format: 'webp', width: 12, height: 16 });
      expect(await uploaded()).not.toContain(`uploads/${imageId}`);
    },
  );

  it('has as many widths as it is wide, and is never enlarged', async () => {
    const file = await photo(700, 400).jpeg({ quality: 80, mozjpeg: true }).toBuffer();
    const { answer } = await upload({ token: seller }, file);
    expect(answer.body.sources.map(({ width }: { width: number }) => width)).toEqual([480, 480, 700, 700]);
  });

  it('is finished once: finishing again, or twice at once, answers the same image', async () => {
    const file = await photo(640, 480).jpeg({ quality: 80, mozjpeg: true }).toBuffer();
    const started = await start({ token: seller }, { contentType: 'image/jpeg', bytes: file.length });
    await send(started, file);
    const { imageId } = started.body;
    const both = await Promise.all([finish(seller, imageId), finish(seller, imageId)]);
    const first = both.find(({ status }) => status === 200);
    expect(first).toBeDefined();
    // The slower one finds the outcome, or no upload any more.
    for (const { status } of both) expect([200, 409]).toContain(status);
    expect((await finish(seller, imageId)).body).toEqual(first?.body);
  });

  it('starts once for one key, and another request needs another key', async () => {
    const key = crypto.randomUUID();
    const body = { contentType: 'image/png', bytes: 5_000 };
    const [first, again] = [
      await start({ token: seller }, body, key),
      await start({ token: seller }, body, key),
    ];
    expect(again.body.imageId).toBe(first.body.imageId);
    expect(await start({ token: seller }, { ...body, bytes: 6_000 }, key)).toMatchObject({
      status: 422,
      body: { code: 'idempotency_key_reused' },
    });
  });

  it('is sent by a page of the console: the bucket answers its preflight', async () => {
    const { body } = await start({ token: seller }, { contentType: 'image/png', bytes: 5_000 });
    const ask = (method: string, headers: string) =>
      fetch(body.upload.url, {
        method: 'OPTIONS',
        headers: {
          origin: 'http://localhost:5173',
          'access-control-request-method': method,
          'access-control-request-headers': headers,
        },
      });
    const allowed = await ask('PUT', 'content-type');
    expect([allowed.status, allowed.headers.get('access-control-allow-origin')]).toEqual([
      200,
      'http://localhost:5173',
    ]);
    expect((await ask('DELETE', 'content-type')).status).toBe(403);
    expect((await ask('PUT', 'x-amz-acl')).status).toBe(403);
  });

  it('is paid for by its link: size and type are signed', async () => {
    const { body } = await start({ token: seller }, { contentType: 'image/png', bytes: 5_000 });
    const query = new URL(body.upload.url).searchParams;
    expect(query.get('X-Amz-SignedHeaders')).toBe('content-length;content-type;host');
    expect(query.get('X-Amz-Expires')).toBe('600');
    expect([...query.keys()].filter((name) => /checksum/i.test(name))).toEqual([]);
  });
});

describe('A file that cannot become an image', () => {
  const jpeg = () => photo(800, 600).jpeg({ quality: 90, mozjpeg: true }).toBuffer();
  it.each([
    ['text under a right name', 'unsupported_type', async () => Buffer.from('not an image at all')],
    [
      'an SVG',
      'unsupported_type',
      async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"/>'),
    ],
    ['a GIF', 'unsupported_type', async () => Buffer.from('47494638396101000100800000', 'hex')],
    ['a header that claims a billion pixels', 'too_many_pixels', async () => claiming(40_000, 30_000)],
    ['an icon', 'too_small', () => photo(200, 200).png().toBuffer()],
    ['a banner', 'too_narrow', () => photo(2000, 330).png().toBuffer()],
    ['the first half of a JPEG', 'damaged', async () => (await jpeg()).subarray(0, 20_000)],
    ['a header without pixels', 'damaged', async () => claiming(800, 600)],
    ['a JPEG with noise in the middle', 'damaged', async () => (await jpeg()).fill(0xff, 2_000, 12_000)],
    ['more bytes than allowed', 'too_large', async () => Buffer.alloc(maxImageBytes + 1, 0xff)],
    [
      'an animation',
      'animated',
      async () => {
        const frames = await photo(400, 800).raw().toBuffer();
        const raw = { width: 400, height: 800, channels: 3 as const, pageHeight: 400 };
        return sharp()(frames, { raw }).webp({ quality: 50 }).toBuffer();
      },
    ],
  ] as const)('%s is refused (%s), again and again, and nothing is kept', async (_what, fault, make) => {
    const file = await make();
    const started = await start({ token: seller }, { contentType: 'image/jpeg', bytes: 1_000 });
    await send(started, file);
    const { imageId } = started.body;
    expect(await finish(seller, imageId)).toMatchObject(refusal(fault));
    expect(await uploaded()).not.toContain(`uploads/${imageId}`);
    expect(await finish(seller, imageId)).toMatchObject(refusal(fault));
    const deal = await call('POST', '/v1/admin/deals', {
      token: seller,
      key: crypto.randomUUID(),
      body: { ...offer(), pictures: [{ imageId, alt: 'A picture' }] },
    });
    expect(deal.status).toBe(400);
  });

  it('is refused at the start when it says so itself', async () => {
    for (const body of [
      { contentType: 'image/svg+xml', bytes: 1_000 },
      { contentType: 'image/jpeg', bytes: maxImageBytes + 1 },
      { contentType: 'image/jpeg', bytes: 0 },
    ])
      expect(await start({ token: seller }, body)).toMatchObject({
        status: 400,
        body: { code: 'invalid_request' },
      });
  });

  it('may still come: finishing before the upload changes nothing', async () => {
    const file = await jpeg();
    const started = await start({ token: seller }, { contentType: 'image/jpeg', bytes: file.length });
    const { imageId } = started.body;
    expect(await finish(seller, imageId)).toMatchObject({ status: 409, body: { code: 'invalid_state' } });
    await send(started, file);
    expect((await finish(seller, imageId)).status).toBe(200);
  });
});

describe('A deal', () => {
  let imageId: string;
  let second: string;
  const create = (token: string, body: object) =>
    call('POST', '/v1/admin/deals', { token, key: crypto.randomUUID(), body: { ...offer(), ...body } });

  beforeAll(async () => {
    const file = (height: number) => photo(640, height).jpeg({ quality: 80, mozjpeg: true }).toBuffer();
    ({ imageId } = await upload({ token: seller }, await file(480)));
    ({ imageId: second } = await upload({ token: seller }, await file(400)));
  });

  it('shows its pictures in their order to apps, beside its addresses', async () => {
    const images = ['https://images.example.com/brunch.jpg'];
    const { body, headers } = await create(seller, {
      images,
      pictures: [
        { imageId, alt: 'A table' },
        { imageId: second, alt: 'A view' },
      ],
    });
    await call('POST', `/v1/admin/deals/${body.id}/publication`, { token: seller });
    const { body: shown } = await call('GET', `/v1/deals/${body.id}`);
    expect(shown.images).toEqual(images);
    expect(shown.pictures).toMatchObject([
      { imageId, alt: 'A table', width: 640, height: 480, placeholder: expect.stringMatching(/^data:/) },
      { imageId: second, alt: 'A view', width: 640, height: 400 },
    ]);
    expect(shown.pictures[0].sources).toHaveLength(4);
    expect((await download(shown.pictures[0].sources[0].url)).response.status).toBe(200);
    expect(headers.get('etag')).toBeTruthy();
  });

  it('gets a new order and new words without a new upload', async () => {
    const { body } = await create(seller, { pictures: [{ imageId, alt: 'A table' }] });
    const path = `/v1/admin/deals/${body.id}`;
    const change = (pictures: object[]) =>
      call('PATCH', path, { token: seller, headers: { 'if-match': '*' }, body: { pictures } });
    const pictures = [
      { imageId: second, alt: 'A view' },
      { imageId, alt: 'A set table' },
    ];
    expect(await change(pictures)).toMatchObject({ status: 200, body: { pictures, version: 2 } });
    expect(await change(pictures)).toMatchObject({ status: 200, body: { version: 2 } });
    expect((await change([{ imageId, alt: ' ' }])).body.errors[0].path).toBe('body.pictures.0.alt');
    expect((await change([...pictures, { imageId, alt: 'Twice' }])).status).toBe(400);
    expect(await change([])).toMatchObject({ status: 200, body: { pictures: [], version: 3 } });
  });

  it('takes no image of another seller, and nobody finishes the upload of another', async () => {
    const sellerId = await newSeller();
    const foreign = { status: 400, body: { errors: [{ path: 'body.pictures.0.imageId' }] } };
    const picture = { imageId, alt: 'A table' };
    expect(await create(admin, { sellerId, pictures: [picture] })).toMatchObject(foreign);
    const { body } = await create(admin, { sellerId });
    const patch = { headers: { 'if-match': '*' }, body: { pictures: [picture] } };
    expect(await call('PATCH', `/v1/admin/deals/${body.id}`, { token: admin, ...patch })).toMatchObject(
      foreign,
    );
    const started = await start({ token: admin, sellerId }, { contentType: 'image/jpeg', bytes: 1_000 });
    expect(await finish(seller, started.body.imageId)).toMatchObject({ status: 404 });
    expect(await start({ token: seller, sellerId }, { contentType: 'image/jpeg', bytes: 1 })).toMatchObject({
      status: 403,
    });
  });
});

it('shows no other file of the bucket', async () => {
  const { body } = await start({ token: seller }, { contentType: 'image/jpeg', bytes: 1_000 });
  await send({ status: 0, headers: new Headers(), body }, Buffer.from('private'));
  for (const path of [
    `/images/../uploads/${body.imageId}`,
    `/images/${'0'.repeat(40)}/480.webp`,
    '/images/x',
  ])
    expect((await download(path)).response.status).toBe(404);
  await s3.send(new HeadObjectCommand({ Bucket, Key: `uploads/${body.imageId}` }));
  await s3.send(new DeleteObjectCommand({ Bucket, Key: `uploads/${body.imageId}` }));
});
