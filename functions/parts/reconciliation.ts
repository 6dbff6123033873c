import { setTimeout as wait } from 'node:timers/promises';
import { systemClock as clock } from '../../lib/platform/clock.ts';
import { readEnvironment, seconds } from '../../lib/platform/environment.ts';
import { lazy } from '../../lib/platform/lazy.ts';
import { systemRandom as random } from '../../lib/platform/random.ts';
import { checkRepository } from '../../lib/reconciliation/check-repository.ts';
import { ledgerAppender } from '../../lib/reconciliation/ledger-appender.ts';
import { whileClientWaits } from '../../lib/stripe/stripe.ts';
import { stripePaymentBooks } from '../../lib/stripe/stripe-payment-books.ts';
import { noteLapsed } from './abuse.ts';
import { audit } from './audit.ts';
import { bookings } from './bookings.ts';
import { dealBookings } from './deal-bookings.ts';
import { dynamo, tableAt } from './dynamo.ts';
import { paymentDependencies } from './paying.ts';
import { ledger } from './payments.ts';
import { claims, stocks } from './stock.ts';
import { stripe, stripeTurns } from './stripe.ts';

/** The checks of stocks, and the payments whose books agree. */
export const checks = /* @__PURE__ */ lazy(() => checkRepository(dynamo(), tableAt('RECONCILIATION_TABLE')));

/** The dependencies of checking a stock. */
export const checkDependencies = () => ({
  stocks: stocks(),
  dealBookings: dealBookings(),
  claims: claims(),
  checks: checks(),
  clock,
  wait: (ms: number) => wait(ms),
  recoverAfterMs: readEnvironment({ CLAIM_RECOVERY_SECONDS: seconds }).CLAIM_RECOVERY_SECONDS * 1_000,
});

/** The dependencies of repairing a stock. */
export const stockRepairDependencies = () => ({
  ...checkDependencies(),
  bookings: bookings(),
  noteLapsed: noteLapsed(),
  audit: audit(),
  random,
});

/** The dependencies of comparing a payment's entries with Stripe, and of repairing them. */
export async function ledgerRepairDependencies() {
  return {
    ...(await paymentDependencies(whileClientWaits, 1)),
    ledger: ledger(),
    books: stripePaymentBooks(await stripe(whileClientWaits), stripeTurns(1).background),
    appender: ledgerAppender(dynamo(), tableAt('LEDGER_TABLE')),
    checks: checks(),
    audit: audit(),
  };
}
