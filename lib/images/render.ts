import { createHash } from 'node:crypto';
import { type ImageFault, imageWidths, maxImagePixels } from '../contract/image.ts';
import { faultOfBytes, faultOfSize } from './decide-file.ts';
import type { PublishedFacts } from './image.ts';
import { type SourceFile, sourceFiles } from './picture.ts';
import { type Pixels, sharp } from './sharp.ts';

/** An image ready to be published, or the reason to refuse the file. */
export type Rendered =
  | { readonly fault: ImageFault }
  | { readonly facts: PublishedFacts; readonly files: readonly RenderedFile[] };

export interface RenderedFile extends SourceFile {
  readonly data: Buffer;
}

/** Changes with the way files are made, so that new files get new addresses. */
const recipe = '1';
/** Seconds that one step may take. A request has 30. */
const patience = 15;
const quality = { webp: 76, jpeg: 78 };
/** The longest side of a placeholder, in pixels. It has about a hundred bytes. */
const placeholderSide = 16;

/**
 * Makes the published files of an uploaded one. They are made of its pixels alone, so EXIF, GPS and everything else in
 * the file is gone. The pixels are turned as EXIF says, and in sRGB.
 */
export async function render(bytes: Uint8Array): Promise<Rendered> {
  const fault = faultOfBytes(bytes);
  if (fault) return { fault };
  const header = await unlessDamaged(sharp()(bytes, { limitInputPixels: false }).metadata());
  if (!header) return { fault: 'damaged' };
  const wrongSize = faultOfSize(header);
  if (wrongSize) return { fault: wrongSize };
  const pixels = await unlessDamaged(decode(bytes));
  if (!pixels) return { fault: 'damaged' };
  const { width, height } = pixels.info;
  const digest = digestOf(bytes);
  const files: RenderedFile[] = [];
  for (const file of sourceFiles(digest, width)) files.push({ ...file, data: await encode(pixels, file) });
  return { facts: { digest, width, height, placeholder: await blurred(pixels) }, files };
}

/** Decodes the whole file in the largest width that is published. A missing end is an error. */
const decode = (bytes: Uint8Array): Promise<Pixels> =>
  sharp()(bytes, { failOn: 'warning', limitInputPixels: maxImagePixels })
    .timeout({ seconds: patience })
    .autoOrient()
    .resize({ width: Math.max(...imageWidths), withoutEnlargement: true })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });

const again = ({ data, info: { width, height, channels } }: Pixels) =>
  sharp()(data, { raw: { width, height, channels } });

function encode(pixels: Pixels, { type, width }: SourceFile): Promise<Buffer> {
  const resized = again(pixels).resize({ width });
  return type === 'image/webp'
    ? resized.webp({ quality: quality.webp, alphaQuality: quality.webp }).toBuffer()
    : // JPEG has no transparency.
      resized.flatten({ background: '#ffffff' }).jpeg({ quality: quality.jpeg, mozjpeg: true }).toBuffer();
}

async function blurred(pixels: Pixels): Promise<string> {
  const tiny = again(pixels).resize({ width: placeholderSide, height: placeholderSide, fit: 'inside' });
  const data = await tiny.flatten({ background: '#ffffff' }).webp({ quality: 40 }).toBuffer();
  return `data:image/webp;base64,${data.toString('base64')}`;
}

/** The same file has the same digest, so it is published once. */
const digestOf = (bytes: Uint8Array): string =>
  createHash('sha256').update(recipe).update(bytes).digest('hex').slice(0, 40);

/** libvips reports a broken file as an error of the call, in words that change with its version. */
async function unlessDamaged<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch {
    return undefined;
  }
}
