import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import type { DealId, SellerId } from '../../../lib/contract/ids.ts';
import { countRevenue } from '../../../lib/figures/count-revenue.ts';
import { countReportMoney } from '../../../lib/figures/reports/count-report-money.ts';
import { resumeFrom } from '../../../lib/platform/stream.ts';
import { deals } from '../../parts/deals.ts';
import { revenue } from '../../parts/figures.ts';
import { reportCounts } from '../../parts/report-counts.ts';

const known = new Map<DealId, SellerId>();

/** A deal keeps its seller, so a container reads it once for each deal. */
async function sellerOf(dealId: DealId): Promise<SellerId> {
  const seller = known.get(dealId) ?? (await deals().get(dealId, { consistent: true }))?.sellerId;
  if (!seller) throw new Error(`The deal ${dealId} of a payment is missing`);
  known.set(dealId, seller);
  return seller;
}

const deps = { revenue: revenue(), sellerOf };
const reportDeps = reportCounts();

/** Counts ledger entries exactly once: by deal, seller and day, and for reports. */
export const handler = async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  const failed = [await countRevenue(deps, Records), await countReportMoney(reportDeps, Records)];
  return resumeFrom(Records.find((record) => failed.includes(record)));
};
