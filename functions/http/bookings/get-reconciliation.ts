import { setTimeout as wait } from 'node:timers/promises';
import { getReconciliation } from '../../../lib/contract/operations/admin-deals.ts';
import { getReconciliation as reconciliationOf } from '../../../lib/deal-bookings/get-reconciliation.ts';
import { dealBookings } from '../../../lib/deal-bookings/repository.ts';
import { dynamoDocuments } from '../../../lib/platform/aws.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { stockRepository } from '../../../lib/stock/repository.ts';
import { stockOfDeal } from '../../../lib/stock/stock-id.ts';

const env = readEnvironment(['STOCK_TABLE', 'DEAL_BOOKINGS_TABLE']);
const dynamo = dynamoDocuments();
const deps = {
  stocks: stockRepository(dynamo, env.STOCK_TABLE),
  dealBookings: dealBookings(dynamo, env.DEAL_BOOKINGS_TABLE),
  clock,
  wait: (ms: number) => wait(ms),
};

/** Holds a deal's stock against its booking records. */
export const handler = endpoint(getReconciliation, async ({ params }) => ({
  status: 200,
  body: await reconciliationOf(deps, stockOfDeal(params.dealId)),
}));
