import { describe, expect, it } from 'vitest';
import {
  checkFile,
  faultOfSize as consoleFault,
  limits,
} from '../../../console/src/pages/deals/editor/pictures/check-file.ts';
import {
  imageFaults,
  maxImageAspect,
  maxImageBytes,
  maxImagePixels,
  minImageSide,
} from '../../../lib/contract/image.ts';
import { faultOfBytes, faultOfSize, faultSentences } from '../../../lib/images/decide-file.ts';
import { isAnimated, typeOf } from '../../../lib/images/decide-type.ts';

const hex = (text: string) => new Uint8Array(Buffer.from(text.replaceAll(' ', ''), 'hex'));
const jpeg = hex('ffd8 ffe0 0010 4a46 4946 0001');
const png = hex('8950 4e47 0d0a 1a0a 0000 000d 4948 4452');
const webp = (chunk: string, flags = 0) =>
  new Uint8Array(
    Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBP'), Buffer.from(chunk), Buffer.from([10, 0, 0, 0, flags])]),
  );
const chunk = (kind: string, length = 0) => {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(length);
  return Buffer.concat([head, Buffer.from(kind), Buffer.alloc(length + 4)]);
};
const pngOf = (...chunks: Buffer[]) => new Uint8Array(Buffer.concat([png.subarray(0, 8), ...chunks]));

/** No size is asked of a file that is refused by its bytes. */
const never = () => Promise.reject(new Error('asked for its size'));

const others = {
  'a GIF': new Uint8Array(Buffer.from('GIF89a------')),
  'an SVG': new Uint8Array(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')),
  'a photo of an iPhone (HEIC)': hex('0000 0018 6674 7970 6865 6963'),
  'a page': new Uint8Array(Buffer.from('<!doctype html>')),
  'a sound in the same container': new Uint8Array(Buffer.from('RIFF\0\0\0\0WAVEfmt ')),
  nothing: new Uint8Array(),
};

describe('the type of a file', () => {
  it('is that of its content', () => {
    expect([jpeg, png, webp('VP8 ')].map(typeOf)).toEqual(['image/jpeg', 'image/png', 'image/webp']);
  });

  it.each(Object.entries(others))('%s is refused, by the server and by the console', async (_what, bytes) => {
    expect(faultOfBytes(bytes)).toBe('unsupported_type');
    expect(await checkFile(new Blob([bytes]), never)).toEqual({ fault: 'unsupported_type' });
  });

  it('moves when its header says so', () => {
    expect(isAnimated(webp('VP8X', 0x02), 'image/webp')).toBe(true);
    expect(isAnimated(webp('VP8X', 0x10), 'image/webp')).toBe(false);
    expect(isAnimated(webp('VP8 ', 0x02), 'image/webp')).toBe(false);
    expect(isAnimated(pngOf(chunk('IHDR', 13), chunk('acTL', 8), chunk('IDAT')), 'image/png')).toBe(true);
    expect(isAnimated(pngOf(chunk('IHDR', 13), chunk('IDAT'), chunk('acTL', 8)), 'image/png')).toBe(false);
    expect(isAnimated(pngOf(chunk('IHDR', 13)), 'image/png')).toBe(false);
    expect(isAnimated(jpeg, 'image/jpeg')).toBe(false);
    expect(faultOfBytes(webp('VP8X', 0x02))).toBe('animated');
  });
});

describe('the size of a file', () => {
  const sizes = [
    [{ width: minImageSide, height: minImageSide }, undefined],
    [{ width: minImageSide - 1, height: 1_000 }, 'too_small'],
    [{ width: 1_000, height: minImageSide - 1 }, 'too_small'],
    [{ width: 500, height: 500 * maxImageAspect }, undefined],
    [{ width: 500, height: 500 * maxImageAspect + 1 }, 'too_narrow'],
    [{ width: 10_000, height: maxImagePixels / 10_000 }, undefined],
    [{ width: 10_000, height: maxImagePixels / 10_000 + 1 }, 'too_many_pixels'],
  ] as const;

  it.each(sizes)('%o: %s', (size, fault) => {
    expect(faultOfSize(size)).toBe(fault);
    expect(consoleFault(size)).toBe(fault);
  });

  it('has a bound in bytes, which the console knows too', async () => {
    const large = new Uint8Array(maxImageBytes + 1);
    large.set(jpeg);
    expect(faultOfBytes(large)).toBe('too_large');
    expect(faultOfBytes(large.subarray(1))).toBe('unsupported_type');
    expect(await checkFile(new Blob([large]), never)).toEqual({ fault: 'too_large' });
    expect(limits).toEqual({
      bytes: maxImageBytes,
      pixels: maxImagePixels,
      side: minImageSide,
      aspect: maxImageAspect,
    });
  });

  it('is decoded by the browser, and what it cannot decode is damaged', async () => {
    const check = (sizeOf: () => Promise<{ width: number; height: number }>) =>
      checkFile(new Blob([jpeg]), sizeOf);
    expect(await check(async () => ({ width: 800, height: 600 }))).toEqual({ type: 'image/jpeg' });
    expect(await check(async () => ({ width: 80, height: 60 }))).toEqual({ fault: 'too_small' });
    expect(await check(() => Promise.reject(new Error()))).toEqual({ fault: 'damaged' });
  });
});

it('each reason has its sentence', () => {
  expect(Object.keys(faultSentences).sort()).toEqual([...imageFaults].sort());
});
