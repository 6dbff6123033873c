import type { ReportCountDeps } from '../../lib/figures/reports/count-report.ts';
import type { DealFacts } from '../../lib/figures/reports/report-places.ts';
import { ttlCache } from '../../lib/platform/cache.ts';
import { systemClock as clock } from '../../lib/platform/clock.ts';
import { systemRandom as random } from '../../lib/platform/random.ts';
import { isServiceId, type OfferId } from '../../lib/slots/sold-id.ts';
import { deals } from './deals.ts';
import { reports } from './figures.ts';
import { services } from './services.ts';

/** The category and the place of a deal may change, and then its next orders count for the new ones. */
const factsMs = 60_000;

/** The parts of the two consumers that count reports: of events, and of the ledger. */
export const reportCounts = (): ReportCountDeps => {
  const facts = ttlCache<OfferId, DealFacts>({
    ttlMs: factsMs,
    maxEntries: 1_000,
    clock,
    async load(id) {
      const deal = isServiceId(id) ? await services().get(id) : await deals().get(id);
      if (!deal) throw new Error(`${id} of an event is missing`);
      const { sellerId, category, location } = deal;
      return { sellerId, category, location };
    },
  });
  return { reports: reports(), factsOf: (id) => facts.get(id), random };
};
