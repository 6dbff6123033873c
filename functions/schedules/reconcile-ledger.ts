import type { Context } from 'aws-lambda';
import * as z from 'zod';
import { ledgerDay } from '../../lib/contract/refund.ts';
import { ledgerComparisons } from '../../lib/ledger/ledger-comparisons.ts';
import { reconcileLedger } from '../../lib/ledger/reconcile-ledger.ts';
import { systemClock as clock } from '../../lib/platform/clock.ts';
import { logger } from '../../lib/platform/logger.ts';
import { inBackground } from '../../lib/stripe/stripe.ts';
import { stripeMovements } from '../../lib/stripe/stripe-movements.ts';
import { dynamo, tableAt } from '../parts/dynamo.ts';
import { ledger, ledgerReports } from '../parts/payments.ts';
import { stripe, stripeTurns } from '../parts/stripe.ts';

const deps = {
  ledger: ledger(),
  stripe: stripeMovements(await stripe(inBackground), stripeTurns(30).background),
  reports: ledgerReports(),
  comparisons: ledgerComparisons(dynamo(), tableAt('PAYMENTS_TABLE')),
  clock,
};

/** An operator may name a day; the schedule names none. */
const wish = z.object({ day: ledgerDay.optional() });

/** The longest time for one hour of the largest day. The position is stored before Lambda stops the run. */
const reserveMs = 4 * 60_000;

/** Compares the ledger of the day before with Stripe, each night, in as many runs as needed. */
export async function handler(event: unknown, context: Context): Promise<void> {
  const { day } = wish.safeParse(event).data ?? {};
  const until = clock.now() + context.getRemainingTimeInMillis() - reserveMs;
  const report = await reconcileLedger(deps, { day, until });
  if (!report) return;
  const { differences: _, ...summary } = report;
  logger.info('ledger reconciled', summary);
}
