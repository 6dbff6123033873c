import { type Image, imageWidths, type NewPicture, type Picture } from '../contract/image.ts';
import type { PublishedFacts, PublishedImage } from './image.ts';

/** A picture as a deal stores it. Apps get the addresses of its sources, which follow from the digest. */
export interface StoredPicture extends NewPicture, PublishedFacts {}

/** A file of an image: its width, its type, and the key of its object, which is also its path. */
export interface SourceFile {
  readonly type: 'image/webp' | 'image/jpeg';
  readonly width: number;
  readonly key: string;
}

/** Returns the files of an image whose largest width is `width`, the smallest first. */
export function sourceFiles(digest: string, width: number): SourceFile[] {
  const widths = [...new Set(imageWidths.map((wanted) => Math.min(wanted, width)))];
  return widths.flatMap((each) => [
    { type: 'image/webp' as const, width: each, key: `images/${digest}/${each}.webp` },
    { type: 'image/jpeg' as const, width: each, key: `images/${digest}/${each}.jpg` },
  ]);
}

const shown = ({ digest, width, height, placeholder }: PublishedFacts) => ({
  width,
  height,
  placeholder,
  sources: sourceFiles(digest, width).map(({ key, ...source }) => ({ ...source, url: `/${key}` })),
});

/** Makes a picture as apps see it. */
export const toPicture = (stored: StoredPicture): Picture => ({
  imageId: stored.imageId,
  alt: stored.alt,
  ...shown(stored),
});

/** Makes a published image as staff see it. */
export const toImage = (record: PublishedImage): Image => ({
  id: record.id,
  sellerId: record.sellerId,
  ...shown(record),
  createdAt: record.createdAt,
});
