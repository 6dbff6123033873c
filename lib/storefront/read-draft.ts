import type { StorefrontDraft } from '../contract/storefront-staff.ts';
import { toInstant } from '../platform/clock.ts';
import { currentAt, scheduledAt } from './decide-plan.ts';
import { dealsNamedBy, decideWarnings } from './decide-warnings.ts';
import type { StorefrontReadDependencies } from './dependencies.ts';
import type { StoredDraft } from './home.ts';
import { loadOffers, loadPictures } from './load-offers.ts';

/** Reads the draft, with what nobody would see of it, and the plan of versions. */
export async function readDraft(deps: StorefrontReadDependencies): Promise<StorefrontDraft> {
  return toDraft(deps, await deps.storefront.draft());
}

/** Makes the draft as staff see it. */
export async function toDraft(
  { storefront, offers, images, clock }: StorefrontReadDependencies,
  { blocks, ...draft }: StoredDraft,
): Promise<StorefrontDraft> {
  const now = toInstant(clock.now());
  const [{ planned }, found] = await Promise.all([
    storefront.head({ consistent: true }),
    loadPictures(images, blocks).then((pictures) =>
      loadOffers(offers, blocks, { pictures, more: blocks.flatMap(dealsNamedBy) }),
    ),
  ]);
  const current = currentAt(planned, now);
  return {
    blocks: [...blocks],
    ...draft,
    warnings: decideWarnings(blocks, found, now),
    ...(current && { current }),
    scheduled: scheduledAt(planned, now),
  };
}
