import type { DealId } from '../contract/ids.ts';
import type { StorefrontBlock } from '../contract/storefront.ts';
import type { OfferReader } from '../deals/read-offers.ts';
import { toPicture } from '../images/picture.ts';
import type { ImageRepository } from '../images/repository.ts';
import { neededBy, type Offers, type Pictures } from './decide-home.ts';

/** The most live deals that a rule looks at, the latest start first. Categories have a list of their own. */
const candidates = { all: 200, category: 100 } as const;

/** Reads the deals that the blocks need: one batch, and a list for each distinct category of a rule. */
export async function loadOffers(
  offers: OfferReader,
  blocks: readonly StorefrontBlock[],
  { pictures, more = [] }: { readonly pictures: Pictures; readonly more?: readonly DealId[] },
): Promise<Offers> {
  const { ids, categories } = neededBy(blocks);
  const [named, lists] = await Promise.all([
    offers.named([...new Set([...ids, ...more])]),
    Promise.all(
      categories.map(
        async (category) =>
          [category, await offers.live(category, category ? candidates.category : candidates.all)] as const,
      ),
    ),
  ]);
  const live = new Map(lists);
  return { named, pictures, live: (category) => live.get(category) ?? [] };
}

/** Reads the images that the blocks show. One that is not published is left out. */
export async function loadPictures(
  images: Pick<ImageRepository, 'getMany'>,
  blocks: readonly StorefrontBlock[],
): Promise<Pictures> {
  const ids = [...new Set(blocks.flatMap(({ picture }) => picture?.imageId ?? []))];
  const records = await images.getMany(ids);
  return new Map(
    [...records].flatMap(([imageId, record]) =>
      record.status === 'published' ? [[imageId, toPicture({ ...record, imageId, alt: '' })] as const] : [],
    ),
  );
}
