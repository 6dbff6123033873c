import type { HomeBlock } from '../contract/storefront-home.ts';
import type { HiddenBlock, StorefrontPreview, StorefrontPreviewBody } from '../contract/storefront-staff.ts';
import type { OfferReader } from '../deals/read-offers.ts';
import type { ImageRepository } from '../images/repository.ts';
import { type Clock, toEpochMs, toInstant } from '../platform/clock.ts';
import { audienceFault } from './decide-audience.ts';
import { decideHome } from './decide-home.ts';
import { dealsNamedBy, decideWarnings } from './decide-warnings.ts';
import { windowFault } from './decide-window.ts';
import type { StorefrontDependencies } from './dependencies.ts';
import { loadOffers, loadPictures } from './load-offers.ts';

interface PreviewDependencies extends StorefrontDependencies {
  /** Reads deals as of a clock, so that a preview of tomorrow shows the deals of tomorrow. */
  readonly offersAt: (clock: Clock) => OfferReader;
  readonly images: Pick<ImageRepository, 'getMany'>;
}

/** Shows the home page as one visitor would see it at an instant. Changes nothing. */
export async function previewHome(
  { storefront, offersAt, images, clock }: PreviewDependencies,
  { blocks: unsaved, at, ...visit }: StorefrontPreviewBody,
): Promise<StorefrontPreview> {
  const then = at === undefined ? clock.now() : toEpochMs(at);
  const now = toInstant(then);
  const blocks = unsaved ?? (await storefront.draft()).blocks;
  const offers = await loadOffers(offersAt({ now: () => then }), blocks, {
    pictures: await loadPictures(images, blocks),
    more: blocks.flatMap(dealsNamedBy),
  });
  const { blocks: shown, nextChangeAt } = decideHome(blocks, offers, { now });
  const known = new Map(shown.map((block) => [block.id, block]));
  const seen: HomeBlock[] = [];
  const hidden: HiddenBlock[] = [];
  for (const block of blocks) {
    const found = known.get(block.id);
    const reason =
      windowFault(block, now) ?? audienceFault(block.audience, visit) ?? (found ? undefined : 'no_deals');
    if (reason) hidden.push({ id: block.id, reason });
    else if (found) seen.push(found);
  }
  return {
    at: now,
    home: { version: 0, ...(nextChangeAt && { nextChangeAt }), blocks: seen },
    hidden,
    warnings: decideWarnings(blocks, offers, now),
  };
}
