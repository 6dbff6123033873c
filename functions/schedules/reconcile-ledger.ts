import { setTimeout as wait } from 'node:timers/promises';
import type { Context } from 'aws-lambda';
import * as z from 'zod';
import { ledgerDay } from '../../lib/contract/refund.ts';
import { ledgerComparisons } from '../../lib/ledger/ledger-comparisons.ts';
import { ledgerReader } from '../../lib/ledger/ledger-reader.ts';
import { ledgerReports } from '../../lib/ledger/ledger-reports.ts';
import { reconcileLedger } from '../../lib/ledger/reconcile-ledger.ts';
import { dynamoDocuments, secretsClient } from '../../lib/platform/aws.ts';
import { systemClock as clock } from '../../lib/platform/clock.ts';
import { readEnvironment, readOptional } from '../../lib/platform/environment.ts';
import { logger } from '../../lib/platform/logger.ts';
import { systemRandom as random } from '../../lib/platform/random.ts';
import { pacer } from '../../lib/stripe/pace.ts';
import { inBackground, loadStripeKeys, stripeClient } from '../../lib/stripe/stripe.ts';
import { stripeMovements } from '../../lib/stripe/stripe-movements.ts';

const env = readEnvironment([
  'PAYMENTS_TABLE',
  'LEDGER_TABLE',
  'STRIPE_SECRET_ARN',
  'STRIPE_CALLS_PER_SECOND',
]);
const keys = await loadStripeKeys(secretsClient(), env.STRIPE_SECRET_ARN);
const dynamo = dynamoDocuments();
const { background: pace } = pacer(dynamo, {
  table: env.PAYMENTS_TABLE,
  perSecond: Number(env.STRIPE_CALLS_PER_SECOND),
  patience: 30,
  clock,
  random,
  wait: (ms) => wait(ms),
});
const deps = {
  ledger: ledgerReader(dynamo, env.LEDGER_TABLE),
  stripe: stripeMovements(
    stripeClient(keys, { ...inBackground, apiUrl: readOptional('STRIPE_API_URL') }),
    pace,
  ),
  reports: ledgerReports(dynamo, env.PAYMENTS_TABLE),
  comparisons: ledgerComparisons(dynamo, env.PAYMENTS_TABLE),
  clock,
};

/** An operator may name a day; the schedule names none. */
const wish = z.object({ day: ledgerDay.optional() });

/** The longest that an hour of the largest day may take: the place is stored before Lambda stops the run. */
const reserveMs = 4 * 60_000;

/** Each night, in as many runs as it takes: the ledger of the day before against Stripe. */
export async function handler(event: unknown, context: Context): Promise<void> {
  const { day } = wish.safeParse(event).data ?? {};
  const until = clock.now() + context.getRemainingTimeInMillis() - reserveMs;
  const report = await reconcileLedger(deps, { day, until });
  if (!report) return;
  const { differences: _, ...summary } = report;
  logger.info('ledger reconciled', summary);
}
