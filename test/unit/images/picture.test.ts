import { describe, expect, it } from 'vitest';
import {
  knownPictures,
  namedPictures,
  pictureFrom,
  sourceAt,
} from '../../../console/src/pages/deals/editor/pictures/picture.ts';
import {
  isUnderWay,
  phaseAfter,
  phaseAt,
  withinRoom,
} from '../../../console/src/pages/deals/editor/pictures/uploads.ts';
import { findPictures } from '../../../lib/images/find-pictures.ts';
import type { ImageRecord } from '../../../lib/images/image.ts';
import { sourceFiles, toImage, toPicture } from '../../../lib/images/picture.ts';

const facts = { digest: 'd1', width: 1600, height: 900, placeholder: 'data:image/webp;base64,AA==' };
const record = (changed: object = {}) =>
  ({ id: 'img_1', sellerId: 'slr_1', status: 'published', createdAt: 'now', ...facts, ...changed }) as never;

describe('the files of an image', () => {
  it('have three widths, of which none is larger than the image', () => {
    const widths = (width: number) =>
      sourceFiles('d', width).map((file) => `${file.width}${file.type.slice(5)}`);
    expect(widths(1600)).toEqual(['480/webp', '480/jpeg', '960/webp', '960/jpeg', '1600/webp', '1600/jpeg']);
    expect(widths(1000)).toEqual(['480/webp', '480/jpeg', '960/webp', '960/jpeg', '1000/webp', '1000/jpeg']);
    expect(widths(960)).toEqual(['480/webp', '480/jpeg', '960/webp', '960/jpeg']);
    expect(widths(320)).toEqual(['320/webp', '320/jpeg']);
  });

  it('are shown by their paths, without the digest or who uploaded them', () => {
    const picture = toPicture({ imageId: 'img_1', alt: 'A table', ...facts });
    expect(Object.keys(picture)).toEqual(['imageId', 'alt', 'width', 'height', 'placeholder', 'sources']);
    expect(picture.sources[0]).toEqual({ type: 'image/webp', width: 480, url: '/images/d1/480.webp' });
    expect(Object.keys(toImage(record()))).toEqual([
      ...['id', 'sellerId', 'width', 'height', 'placeholder', 'sources', 'createdAt'],
    ]);
  });
});

describe('the pictures that a deal names', () => {
  const find = (status: ImageRecord['status'], sellerId = 'slr_1', known: object[] = []) =>
    findPictures(
      { images: { getMany: async () => new Map([['img_1', record({ status, sellerId })]]) as never } },
      'slr_1' as never,
      [{ imageId: 'img_1', alt: 'A table' }],
      known as never,
    );

  it('are published images of its seller', async () => {
    expect(await find('published')).toEqual({
      pictures: [{ imageId: 'img_1', alt: 'A table', ...facts }],
      errors: [],
    });
    for (const found of [await find('awaited'), await find('refused'), await find('published', 'slr_2')])
      expect(found).toMatchObject({ pictures: [], errors: [{ path: 'body.pictures.0.imageId' }] });
  });

  it('may be those that it had, with other words', async () => {
    const known = [{ imageId: 'img_1', alt: 'Old', ...facts, width: 700 }];
    expect((await find('published', 'slr_2', known)).pictures).toMatchObject([
      { alt: 'A table', width: 700 },
    ]);
  });
});

describe('the pictures of the form', () => {
  const picture = (imageId: string) =>
    ({ ...toPicture({ imageId: imageId as never, alt: ' x ', ...facts }) }) as never;

  it('are named by id and words, and known again', () => {
    const known = [picture('img_1'), picture('img_2')];
    const named = namedPictures(known);
    expect(named).toEqual([
      { imageId: 'img_1', alt: 'x' },
      { imageId: 'img_2', alt: 'x' },
    ]);
    const again = knownPictures(
      [{ imageId: 'img_2', alt: 'y' } as never, { imageId: 'img_3', alt: 'z' } as never],
      known,
    );
    expect(again).toMatchObject([{ imageId: 'img_2', alt: 'y', width: 1600 }]);
    expect(pictureFrom(toImage(record()) as never)).toMatchObject({ imageId: 'img_1', alt: '', width: 1600 });
  });

  it('are loaded in the smallest width that is enough', () => {
    const at = (width: number) => sourceAt(picture('img_1'), width, 'https://api.example.com/');
    expect([at(100), at(481), at(5_000)]).toEqual([
      'https://api.example.com/images/d1/480.webp',
      'https://api.example.com/images/d1/960.webp',
      'https://api.example.com/images/d1/1600.webp',
    ]);
  });
});

describe('an upload', () => {
  const upload = (kind: string) => ({ id: '1', file: {}, phase: { kind } }) as never;

  it('is under way until it is refused or fails', () => {
    const kinds = ['checking', 'sending', 'publishing', 'refused', 'failed'];
    expect(kinds.filter((kind) => isUnderWay(upload(kind)))).toEqual(['checking', 'sending', 'publishing']);
    expect([phaseAt(0.5), phaseAt(1)]).toEqual([{ kind: 'sending', share: 0.5 }, { kind: 'publishing' }]);
    const error = new Error('lost');
    expect(phaseAfter(error)).toEqual({ kind: 'failed', error });
  });

  it('begins while there is room', () => {
    expect(withinRoom([1, 2, 3], 2)).toEqual({ taken: [1, 2], left: 1 });
    expect(withinRoom([1], 2)).toEqual({ taken: [1], left: 0 });
    expect(withinRoom([1], -1)).toEqual({ taken: [], left: 1 });
  });
});
