import type { Image, NewPicture, Picture } from '@stampede/mobile-sdk/admin';

/** A picture in the form: what the deal will name, and what the page shows of it. */
export type DraftPicture = Picture;

export const mostPictures = 10;
/** The most characters of a text that stands for a picture. */
export const maxAlt = 300;

/** Returns the picture of an image that has just been published. Its words are still to be written. */
export const pictureFrom = ({ id, sellerId: _seller, createdAt: _at, ...shown }: Image): DraftPicture => ({
  imageId: id,
  alt: '',
  ...shown,
});

/** Returns what the API takes of pictures. */
export const namedPictures = (pictures: readonly DraftPicture[]): NewPicture[] =>
  pictures.map(({ imageId, alt }) => ({ imageId, alt: alt.trim() }));

/** Returns the pictures that terms name, with what is known of them. One of an unknown image is left out. */
export function knownPictures(named: readonly NewPicture[], known: readonly DraftPicture[]): DraftPicture[] {
  const byId = new Map(known.map((picture) => [picture.imageId, picture]));
  return named.flatMap(({ imageId, alt }) => {
    const picture = byId.get(imageId);
    return picture ? [{ ...picture, alt }] : [];
  });
}

/**
 * Returns the address of the smallest source that is at least this wide, or of the largest.
 * @param base the address of the API
 */
export function sourceAt(picture: DraftPicture, width: number, base: string): string {
  const webp = picture.sources.filter(({ type }) => type === 'image/webp');
  const fitting = webp.find((source) => source.width >= width) ?? webp.at(-1);
  return new URL(fitting?.url ?? '', base).href;
}
