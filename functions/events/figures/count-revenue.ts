import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import type { SellerId } from '../../../lib/contract/ids.ts';
import { countRevenue } from '../../../lib/figures/count-revenue.ts';
import { countReportMoney } from '../../../lib/figures/reports/count-report-money.ts';
import { resumeFrom } from '../../../lib/platform/stream.ts';
import { isServiceId, type OfferId } from '../../../lib/slots/sold-id.ts';
import { deals } from '../../parts/deals.ts';
import { revenue } from '../../parts/figures.ts';
import { reportCounts } from '../../parts/report-counts.ts';
import { services } from '../../parts/services.ts';

const known = new Map<OfferId, SellerId>();

/** A deal keeps its seller, so a container reads it once for each deal. */
async function sellerOf(id: OfferId): Promise<SellerId> {
  const found = known.get(id) ?? (await offerOf(id))?.sellerId;
  if (!found) throw new Error(`${id} of a payment is missing`);
  known.set(id, found);
  return found;
}

const offerOf = async (id: OfferId) =>
  isServiceId(id) ? services().get(id, { consistent: true }) : deals().get(id, { consistent: true });

const deps = { revenue: revenue(), sellerOf };
const reportDeps = reportCounts();

/** Counts ledger entries exactly once: by deal, seller and day, and for reports. */
export const handler = async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  const failed = [await countRevenue(deps, Records), await countReportMoney(reportDeps, Records)];
  return resumeFrom(Records.find((record) => failed.includes(record)));
};
