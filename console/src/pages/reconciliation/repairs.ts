import type { StockFinding, StockRepair, StockRepairResult } from '@stampede/mobile-sdk/admin';
import { plusCounts } from '../../parts/paging/every-part.ts';

export const stockRepairs = [
  'close_claims',
  'release_holds',
  'refresh_records',
] as const satisfies StockRepair[];

const fits: Readonly<Partial<Record<StockFinding, StockRepair>>> = {
  abandoned_claims: 'close_claims',
  overdue_holds: 'release_holds',
  records_differ: 'refresh_records',
};

/** The repair that fits a finding. A finding without one needs a person. */
export const repairOf = (finding: StockFinding): StockRepair | undefined => fits[finding];

/** The ids are for looking at, so the first of them are enough. */
const mostIds = 50;

/** Adds a part of a repair to those before it. */
export const plusPart = (sum: StockRepairResult, part: StockRepairResult): StockRepairResult => ({
  ...plusCounts(sum, part),
  ids: [...sum.ids, ...part.ids].slice(0, mostIds),
});
