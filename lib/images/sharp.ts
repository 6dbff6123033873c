import { createRequire } from 'node:module';
import { lazy } from '../platform/lazy.ts';

/** The facts in an image's header. */
interface Header {
  readonly format?: string;
  readonly exif?: Buffer;
  readonly width: number;
  readonly height: number;
}

/** Pixels without a header: rows of `channels` bytes. */
export interface Pixels {
  readonly data: Buffer;
  readonly info: { readonly width: number; readonly height: number; readonly channels: 1 | 2 | 3 | 4 };
}

/** The part of sharp that we use. */
export interface Pipeline {
  metadata(): Promise<Header>;
  timeout(limit: { seconds: number }): Pipeline;
  autoOrient(): Pipeline;
  resize(size: { width: number; height?: number; fit?: 'inside'; withoutEnlargement?: boolean }): Pipeline;
  flatten(onto: { background: string }): Pipeline;
  toColourspace(space: 'srgb'): Pipeline;
  webp(options: { quality: number; alphaQuality?: number }): Pipeline;
  jpeg(options: { quality: number; mozjpeg: true }): Pipeline;
  png(): Pipeline;
  withExif(data: Readonly<Record<string, Readonly<Record<string, string>>>>): Pipeline;
  withMetadata(data: { readonly orientation: number }): Pipeline;
  raw(): Pipeline;
  toBuffer(): Promise<Buffer>;
  toBuffer(options: { resolveWithObject: true }): Promise<Pixels>;
}

interface Options {
  readonly failOn?: 'warning';
  readonly limitInputPixels?: number | false;
  readonly raw?: Pixels['info'] & { readonly pageHeight?: number };
}

interface SharpModule {
  (input: Uint8Array, options?: Options): Pipeline;
  cache(on: false): unknown;
  concurrency(threads: number): unknown;
}

/**
 * Loads sharp. It cannot be bundled: it finds its WebAssembly by its own path, so it lies beside the code, as
 * `besideCode` of cdk/constructs/functions puts it there. Its types are written here for the same reason: nothing but
 * this file needs the package.
 * @see https://sharp.pixelplumbing.com/install#bundlers
 */
export const sharp = lazy(() => {
  const found: SharpModule = createRequire(import.meta.url)('sharp');
  // A container makes one image at a time, and never the same again.
  found.cache(false);
  found.concurrency(1);
  return found;
});
