import type { StorefrontHome } from '../contract/storefront-home.ts';
import { ttlCache } from '../platform/cache.ts';
import { toEpochMs, toInstant } from '../platform/clock.ts';
import { decideHome } from './decide-home.ts';
import { currentAt, scheduledAt } from './decide-plan.ts';
import { isShownAt } from './decide-window.ts';
import type { StorefrontReadDependencies } from './dependencies.ts';
import { loadOffers, loadPictures } from './load-offers.ts';

/** A new publication is seen after this time and that of the edge's cache. Scheduled ones are seen on their instant. */
const planTtlMs = 1_000;
const hour = 3_600_000;
const nothing = { blocks: [], pictures: new Map() };

/** Reads the published home page. Versions never change, so a container reads each once. */
export function readHome({ storefront, offers, images, clock }: StorefrontReadDependencies) {
  const plans = ttlCache({ ttlMs: planTtlMs, maxEntries: 1, clock, load: (_: 'head') => storefront.head() });
  const versions = ttlCache({
    ...{ ttlMs: hour, maxEntries: 3, clock },
    load: async (version: number) => {
      const blocks = (await storefront.version(version))?.blocks ?? [];
      return { blocks, pictures: await loadPictures(images, blocks) };
    },
  });

  return async (): Promise<StorefrontHome> => {
    const { planned } = await plans.get('head');
    const now = toInstant(clock.now());
    const current = currentAt(planned, now);
    const later = scheduledAt(planned, now).map(({ from }) => from);
    const { blocks, pictures } = current ? await versions.get(current.version) : nothing;
    const shown = blocks.filter((block) => isShownAt(block, now));
    const { blocks: seen, nextChangeAt } = decideHome(blocks, await loadOffers(offers, shown, { pictures }), {
      now,
      later,
    });
    return { version: current?.version ?? 0, ...(nextChangeAt && { nextChangeAt }), blocks: seen };
  };
}

/** Returns the seconds for which a cache may keep the home page: never beyond its next change. */
export function homeMaxAge({ nextChangeAt }: StorefrontHome, now: number, most: number): number {
  if (nextChangeAt === undefined) return most;
  return Math.max(0, Math.min(most, Math.floor((toEpochMs(nextChangeAt) - now) / 1000)));
}
