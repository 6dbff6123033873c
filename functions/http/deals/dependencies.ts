import type { DealDependencies } from '../../../lib/deals/dependencies.ts';
import { dealRepository } from '../../../lib/deals/repository.ts';
import { dynamoDocuments } from '../../../lib/platform/aws.ts';
import { systemClock } from '../../../lib/platform/clock.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { systemRandom } from '../../../lib/platform/random.ts';
import { stockRepository } from '../../../lib/stock/repository.ts';

/** What every function that works on deals is made of. */
export function dealDependencies(): DealDependencies {
  const environment = readEnvironment(['DEALS_TABLE', 'STOCK_TABLE']);
  const dynamo = dynamoDocuments();
  return {
    deals: dealRepository(dynamo, environment.DEALS_TABLE),
    stocks: stockRepository(dynamo, environment.STOCK_TABLE),
    clock: systemClock,
    random: systemRandom,
  };
}
