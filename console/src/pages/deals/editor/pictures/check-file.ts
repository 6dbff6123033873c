import type { ImageFault } from '@stampede/mobile-sdk/admin';

/** The limits of the server, which checks all of them again. */
export const limits = {
  bytes: 10_000_000,
  pixels: 50_000_000,
  side: 320,
  aspect: 4,
} as const;

/** The types that the server takes, for the file chooser. */
export const imageTypes = ['image/jpeg', 'image/png', 'image/webp'] as const;
export type ImageType = (typeof imageTypes)[number];

const startsWith = (bytes: Uint8Array, at: number, text: string) =>
  [...text].every((character, index) => bytes[at + index] === character.charCodeAt(0));

/** Returns the type by the first twelve bytes, whatever the file is called. */
export function imageTypeOf(head: Uint8Array): ImageType | undefined {
  if (startsWith(head, 0, '\xff\xd8\xff')) return 'image/jpeg';
  if (startsWith(head, 0, '\x89PNG\r\n\x1a\n')) return 'image/png';
  return startsWith(head, 0, 'RIFF') && startsWith(head, 8, 'WEBP') ? 'image/webp' : undefined;
}

/** Returns the reason why the server would refuse an image of this size. */
export function faultOfSize({ width, height }: { width: number; height: number }): ImageFault | undefined {
  if (width * height > limits.pixels) return 'too_many_pixels';
  if (Math.min(width, height) < limits.side) return 'too_small';
  return Math.max(width, height) > Math.min(width, height) * limits.aspect ? 'too_narrow' : undefined;
}

export type CheckedFile = { readonly type: ImageType } | { readonly fault: ImageFault };

/**
 * Checks a file before it is sent, so that the person need not wait for an upload that will be refused.
 * @param sizeOf decodes the file; it rejects a damaged one
 */
export async function checkFile(
  file: Blob,
  sizeOf: (file: Blob) => Promise<{ width: number; height: number }>,
): Promise<CheckedFile> {
  if (file.size > limits.bytes) return { fault: 'too_large' };
  const type = imageTypeOf(new Uint8Array(await file.slice(0, 12).arrayBuffer()));
  if (!type) return { fault: 'unsupported_type' };
  const size = await sizeOf(file).catch(() => undefined);
  if (!size) return { fault: 'damaged' };
  const fault = faultOfSize(size);
  return fault ? { fault } : { type };
}
