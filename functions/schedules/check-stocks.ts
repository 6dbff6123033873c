import type { Context } from 'aws-lambda';
import { logger } from '../../lib/platform/logger.ts';
import { checkStocks } from '../../lib/reconciliation/check-stocks.ts';
import { checkDependencies } from '../parts/reconciliation.ts';

const deps = checkDependencies();

/** The longest time for one stock. The run is kept before Lambda stops it. */
const reserveMs = 2 * 60_000;

/** Checks all stocks that sell or have something open, each night, in as many runs as needed. */
export async function handler(_event: unknown, context: Context): Promise<void> {
  const run = await checkStocks(deps, deps.clock.now() + context.getRemainingTimeInMillis() - reserveMs);
  if (run) logger.info('stocks checked', { ...run });
}
