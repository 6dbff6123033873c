import type { StorefrontHome } from '../contract/storefront-home.ts';
import { ttlCache } from '../platform/cache.ts';
import { toEpochMs, toInstant } from '../platform/clock.ts';
import { decideHome } from './decide-home.ts';
import { currentAt, scheduledAt } from './decide-plan.ts';
import { isShownAt } from './decide-window.ts';
import type { StorefrontReadDependencies } from './dependencies.ts';
import { loadOffers } from './load-offers.ts';

/** A new publication is seen after this time and that of the edge's cache. Scheduled ones are seen on their instant. */
const planTtlMs = 1_000;
const hour = 3_600_000;

/** Reads the published home page. Versions never change, so a container reads each once. */
export function readHome({ storefront, offers, clock }: StorefrontReadDependencies) {
  const plans = ttlCache({ ttlMs: planTtlMs, maxEntries: 1, clock, load: (_: 'head') => storefront.head() });
  const versions = ttlCache({
    ttlMs: hour,
    maxEntries: 3,
    clock,
    load: (n: number) => storefront.version(n),
  });

  return async (): Promise<StorefrontHome> => {
    const { planned } = await plans.get('head');
    const now = toInstant(clock.now());
    const current = currentAt(planned, now);
    const later = scheduledAt(planned, now).map(({ from }) => from);
    const stored = current && (await versions.get(current.version));
    const blocks = stored?.blocks ?? [];
    const shown = blocks.filter((block) => isShownAt(block, now));
    const { blocks: seen, nextChangeAt } = decideHome(blocks, await loadOffers(offers, shown), {
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
