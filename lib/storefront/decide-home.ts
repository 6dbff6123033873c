import type { Deal } from '../contract/deal.ts';
import type { ImageId, Picture } from '../contract/image.ts';
import type { Instant } from '../contract/instant.ts';
import type { StorefrontBlock } from '../contract/storefront.ts';
import type { HomeBlock } from '../contract/storefront-home.ts';
import { pickByHand, pickByRule, summaryOf } from './decide-collection.ts';
import { isShownAt, nextOf } from './decide-window.ts';

/** Published images by their ids. The words are the block’s. */
export type Pictures = ReadonlyMap<ImageId, Omit<Picture, 'alt'>>;

/** The deals and pictures that the blocks need, as read for them. */
export interface Offers {
  /** Live deals of one category, or of all. */
  readonly live: (category: string | undefined) => readonly Deal[];
  readonly named: ReadonlyMap<Deal['id'], Deal>;
  /** The published images that blocks show. */
  readonly pictures: Pictures;
}

/** The reads that blocks need: deals by id, and lists of live deals by category. */
export interface Needed {
  readonly ids: readonly Deal['id'][];
  readonly categories: readonly (string | undefined)[];
}

/** Returns the reads for these blocks. Each list and each deal is read once. */
export function neededBy(blocks: readonly StorefrontBlock[]): Needed {
  const ids = blocks.flatMap(({ dealId, collection }) => [
    ...(dealId ? [dealId] : []),
    ...(collection?.deals ?? []),
  ]);
  const categories = blocks.flatMap(({ collection }) => (collection?.rule ? [collection.rule.category] : []));
  return { ids: [...new Set(ids)], categories: [...new Set(categories)] };
}

function dealsOf({ kind, dealId, collection }: StorefrontBlock, { live, named }: Offers): Deal[] {
  if (kind === 'countdown' && dealId) return pickByHand([dealId], named, 1);
  if (!collection) return [];
  const { rule, deals, limit } = collection;
  return rule ? pickByRule(rule, live(rule.category), limit) : pickByHand(deals ?? [], named, limit);
}

/** Returns a block as apps show it; undefined for one that has no deal left to show. */
export function shownBlock(block: StorefrontBlock, offers: Offers): HomeBlock | undefined {
  const deals = dealsOf(block, offers);
  if (block.kind !== 'banner' && deals.length === 0) return undefined;
  const { id, kind, from, until, audience, theme, texts, image, link } = block;
  const shown = block.picture && offers.pictures.get(block.picture.imageId);
  return {
    ...{ id, kind },
    ...(from && { from }),
    ...(until && { until }),
    ...{ audience, theme, texts },
    ...(image && { image }),
    ...(block.picture && shown && { picture: { ...shown, alt: block.picture.alt } }),
    ...(link && { link }),
    deals: deals.map(summaryOf),
  };
}

interface Shown {
  readonly blocks: HomeBlock[];
  readonly nextChangeAt: Instant | undefined;
}

/**
 * Decides the home page at an instant: the blocks whose window is open and whose deals are there.
 * @param later other instants at which the answer changes, as the next version's
 */
export function decideHome(
  blocks: readonly StorefrontBlock[],
  offers: Offers,
  { now, later = [] }: { readonly now: Instant; readonly later?: readonly Instant[] },
): Shown {
  const shown = blocks
    .filter((block) => isShownAt(block, now))
    .flatMap((block) => shownBlock(block, offers) ?? []);
  const turns = [
    ...later,
    ...blocks.flatMap(({ from, until }) => [from, until]),
    ...shown.flatMap(({ deals }) => deals.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt])),
  ];
  return { blocks: shown, nextChangeAt: nextOf(turns, now) };
}
