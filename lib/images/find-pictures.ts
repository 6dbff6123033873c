import type { SellerId } from '../contract/ids.ts';
import type { NewPicture } from '../contract/image.ts';
import type { FieldError } from '../contract/problem-document.ts';
import type { StoredPicture } from './picture.ts';
import type { ImageRepository } from './repository.ts';

interface FoundPictures {
  readonly pictures: StoredPicture[];
  readonly errors: readonly FieldError[];
}

/**
 * Finds the published images that a deal of this seller names. The deal keeps a copy of what apps need, so that reading
 * it costs no more.
 * @param known the pictures that the deal has, which need not be read
 * @returns the pictures, and an error for each image that is not the seller's or not published
 */
export async function findPictures(
  { images }: { readonly images: Pick<ImageRepository, 'getMany'> },
  sellerId: SellerId,
  wanted: readonly NewPicture[],
  known: readonly StoredPicture[] = [],
): Promise<FoundPictures> {
  const before = new Map(known.map((picture) => [picture.imageId, picture]));
  const added = wanted.flatMap(({ imageId }) => (before.has(imageId) ? [] : [imageId]));
  const records = added.length > 0 ? await images.getMany(added) : new Map();
  const pictures: StoredPicture[] = [];
  const errors: FieldError[] = [];
  for (const [index, { imageId, alt }] of wanted.entries()) {
    const record = records.get(imageId);
    const published = record?.status === 'published' && record.sellerId === sellerId ? record : undefined;
    const facts = before.get(imageId) ?? published;
    if (facts) {
      const { digest, width, height, placeholder } = facts;
      pictures.push({ imageId, alt, digest, width, height, placeholder });
    } else
      errors.push({
        path: `body.pictures.${index}.imageId`,
        message: 'must be a published image of the deal’s seller',
      });
  }
  return { pictures, errors };
}
