import type { StockCheck, StockFinding, StockRepair } from '../contract/reconciliation.ts';

type Evidence = Pick<
  StockCheck,
  'quantityTotal' | 'available' | 'claimed' | 'held' | 'sold' | 'counters' | 'claims' | 'overdueHolds'
> & {
  /** Whether the records were read anew for this check. */
  readonly isFresh: boolean;
};

const repairOf: Readonly<Partial<Record<StockFinding, StockRepair>>> = {
  abandoned_claims: 'close_claims',
  overdue_holds: 'release_holds',
  records_differ: 'refresh_records',
};

/**
 * Returns what is wrong with a stock, and the repairs that fit. Records may only be behind, so reading them anew comes
 * before the counters are doubted. No repair sets a counter.
 */
export function decideStockFindings(seen: Evidence): Pick<StockCheck, 'findings' | 'repairs'> {
  const { quantityTotal, available, claimed, counters, claims, overdueHolds } = seen;
  const differs = seen.held !== counters.held || seen.sold !== counters.sold;
  // An open claim's bookings are recorded before they are counted.
  const isClaimed = claimed > 0;
  const findings: StockFinding[] = [
    ...(claims.some(({ hasIntent }) => hasIntent) ? (['abandoned_claims'] as const) : []),
    ...(overdueHolds > 0 ? (['overdue_holds'] as const) : []),
    ...(differs && !seen.isFresh ? (['records_differ'] as const) : []),
    ...(claims.some(({ hasIntent }) => !hasIntent) ? (['claims_without_intent'] as const) : []),
    ...(quantityTotal !== available + claimed + counters.held + counters.sold
      ? (['does_not_add_up'] as const)
      : []),
    ...(differs && seen.isFresh && !isClaimed ? (['counters_differ'] as const) : []),
  ];
  return { findings, repairs: findings.flatMap((finding) => repairOf[finding] ?? []) };
}
