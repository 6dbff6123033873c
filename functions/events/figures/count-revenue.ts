import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import type { DealId, SellerId } from '../../../lib/contract/ids.ts';
import { dealRepository } from '../../../lib/deals/repository.ts';
import { countRevenue } from '../../../lib/figures/count-revenue.ts';
import { revenueRepository } from '../../../lib/figures/revenue-repository.ts';
import { dynamoDocuments } from '../../../lib/platform/aws.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { systemRandom as random } from '../../../lib/platform/random.ts';
import { resumeFrom } from '../../../lib/platform/stream.ts';

const env = readEnvironment(['FIGURES_TABLE', 'DEALS_TABLE']);
const dynamo = dynamoDocuments();
const deals = dealRepository(dynamo, env.DEALS_TABLE);
const known = new Map<DealId, SellerId>();

/** A deal keeps its seller, so a container asks once for each deal. */
async function sellerOf(dealId: DealId): Promise<SellerId> {
  const seller = known.get(dealId) ?? (await deals.get(dealId, { consistent: true }))?.sellerId;
  if (!seller) throw new Error(`The deal ${dealId} of a payment is missing`);
  known.set(dealId, seller);
  return seller;
}

const deps = { revenue: revenueRepository(dynamo, env.FIGURES_TABLE, { clock, random }), sellerOf };

/** Counts what was entered into the ledger, exactly once. */
export const handler = async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> =>
  resumeFrom(await countRevenue(deps, event.Records));
