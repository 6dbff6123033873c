import { ledgerReader } from '../../lib/ledger/ledger-reader.ts';
import { ledgerReportRepository as reportsOf } from '../../lib/ledger/ledger-reports.ts';
import { paymentReaderOf as readerOf } from '../../lib/payments/payment-reader.ts';
import { refundRequests } from '../../lib/payments/refund-requests.ts';
import { paymentRepository } from '../../lib/payments/repository.ts';
import { lazy } from '../../lib/platform/lazy.ts';
import { dynamo, tableAt } from './dynamo.ts';

/** Payments, with the bookings, units and ledger entries that their steps change. */
export const payments = /* @__PURE__ */ lazy(() =>
  paymentRepository(dynamo(), {
    payments: tableAt('PAYMENTS_TABLE'),
    ledger: tableAt('LEDGER_TABLE'),
    bookings: tableAt('BOOKINGS_TABLE'),
    stock: tableAt('STOCK_TABLE'),
  }),
);

/** Payments, for functions that ask for refunds. They need no right to the ledger. */
export const paymentsToRefund = /* @__PURE__ */ lazy(() =>
  refundRequests(dynamo(), {
    payments: tableAt('PAYMENTS_TABLE'),
    bookings: tableAt('BOOKINGS_TABLE'),
    stock: tableAt('STOCK_TABLE'),
  }),
);

/** Payments, for functions that take no step. They need no right to what a step changes. */
export const paymentReader = /* @__PURE__ */ lazy(() => readerOf(dynamo(), tableAt('PAYMENTS_TABLE')));

/** The entries of the ledger. */
export const ledger = /* @__PURE__ */ lazy(() => ledgerReader(dynamo(), tableAt('LEDGER_TABLE')));

/** The nightly comparisons of the ledger with Stripe. */
export const ledgerReports = /* @__PURE__ */ lazy(() => reportsOf(dynamo(), tableAt('PAYMENTS_TABLE')));
