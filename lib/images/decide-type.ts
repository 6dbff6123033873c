import type { ImageType } from '../contract/image.ts';

/** The type of a file by its first bytes. */
export type FoundType = ImageType | 'other';

const text = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to));

/**
 * Returns the type that the content has, whatever the name or the header says.
 * @see https://www.rfc-editor.org/rfc/rfc9649 (WebP), https://www.w3.org/TR/png-3/ (PNG)
 */
export function typeOf(bytes: Uint8Array): FoundType {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  if (text(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png';
  return text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 12) === 'WEBP' ? 'image/webp' : 'other';
}

/** Returns whether a PNG or WebP file moves. Apps show a still image, and its first frame may be empty. */
export function isAnimated(bytes: Uint8Array, type: FoundType): boolean {
  if (type === 'image/webp') return text(bytes, 12, 16) === 'VP8X' && ((bytes[20] ?? 0) & 0x02) !== 0;
  return type === 'image/png' && hasFrames(bytes);
}

/** Returns whether the chunk `acTL`, which an animated PNG has before its data, is there. */
function hasFrames(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 8 <= bytes.length; ) {
    const chunk = text(bytes, at + 4, at + 8);
    if (chunk === 'acTL') return true;
    if (chunk === 'IDAT') return false;
    at += 12 + view.getUint32(at);
  }
  return false;
}
