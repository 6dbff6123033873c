import * as z from 'zod';
import { bookingId, dealId } from '../ids.ts';
import { defineOperation } from '../operation.ts';
import { pageOf, pageQuery } from '../page.ts';
import {
  ledgerReportSummary,
  newLedgerRepair,
  newStockRepair,
  paymentComparison,
  stockCheck,
  stockRepairResult,
  stockRun,
} from '../reconciliation.ts';

const capability = 'reconciliation';
const access = ['admin'] as const;

export const listStockRuns = defineOperation({
  id: 'listStockRuns',
  capability,
  method: 'GET',
  path: '/v1/admin/reconciliation/stock/runs',
  summary: 'The nightly checks of the stocks, newest first',
  description: 'How many stocks each night looked at, and how many differed. Runs are kept for 90 days.',
  access,
  limit: 'lists',
  query: z.strictObject({ ...pageQuery }),
  success: { 200: { description: 'A page of runs', schema: pageOf(stockRun, 'StockRunPage') } },
  errors: [],
});

export const listStockChecks = defineOperation({
  id: 'listStockChecks',
  capability,
  method: 'GET',
  path: '/v1/admin/reconciliation/stock/checks',
  summary: 'Deals whose stock differs, by the last check of each',
  description: 'Kept as records, so that the list counts nothing. A check that agrees removes its deal.',
  access,
  limit: 'lists',
  query: z.strictObject({ ...pageQuery }),
  success: { 200: { description: 'A page of checks', schema: pageOf(stockCheck, 'StockCheckPage') } },
  errors: [],
});

export const getStockCheck = defineOperation({
  id: 'getStockCheck',
  capability,
  method: 'GET',
  path: '/v1/admin/deals/{dealId}/stock-check',
  summary: 'The last check of a deal’s stock',
  description: 'By night, by a member of staff, or after a repair. It counts nothing. Kept for 90 days.',
  access,
  limit: 'reads',
  params: z.object({ dealId }),
  success: { 200: { description: 'The check', schema: stockCheck } },
  errors: ['not_found'],
});

export const runStockCheck = defineOperation({
  id: 'runStockCheck',
  capability,
  method: 'POST',
  path: '/v1/admin/deals/{dealId}/stock-check',
  summary: 'Check a deal’s stock now',
  description: 'Counts every record, which takes seconds for a large deal. The result is kept.',
  access,
  limit: 'reads',
  repeatable: true,
  params: z.object({ dealId }),
  success: { 200: { description: 'The check', schema: stockCheck } },
  errors: ['not_found'],
});

export const previewStockRepair = defineOperation({
  id: 'previewStockRepair',
  capability,
  method: 'POST',
  path: '/v1/admin/deals/{dealId}/stock-repair/preview',
  summary: 'What a repair of a deal’s stock would change',
  description:
    'Changes nothing. A request takes up to 500 records: send `nextCursor` again until it is null.',
  access,
  limit: 'reads',
  repeatable: true,
  params: z.object({ dealId }),
  body: newStockRepair,
  success: { 200: { description: 'What would be changed', schema: stockRepairResult } },
  errors: ['not_found'],
});

export const runStockRepair = defineOperation({
  id: 'runStockRepair',
  capability,
  method: 'POST',
  path: '/v1/admin/deals/{dealId}/stock-repair',
  summary: 'Repair a deal’s stock',
  description:
    'Each repair may be repeated: it does what the sweeper and the stream would have done. No repair sets a counter. Send `nextCursor` again until it is null; the stock is then checked anew.',
  access,
  limit: 'changes',
  stepUp: true,
  repeatable: true,
  params: z.object({ dealId }),
  body: newStockRepair,
  success: { 200: { description: 'What was changed', schema: stockRepairResult } },
  errors: ['not_found'],
});

export const listLedgerReports = defineOperation({
  id: 'listLedgerReports',
  capability,
  method: 'GET',
  path: '/v1/admin/ledger/reports',
  summary: 'The comparisons of the ledger with Stripe, newest first',
  description: 'Of the last 60 days.',
  access,
  limit: 'lists',
  query: z.strictObject({ ...pageQuery }),
  success: {
    200: { description: 'A page of reports', schema: pageOf(ledgerReportSummary, 'LedgerReportSummaryPage') },
  },
  errors: [],
});

export const getLedgerComparison = defineOperation({
  id: 'getLedgerComparison',
  capability,
  method: 'GET',
  path: '/v1/admin/bookings/{bookingId}/ledger-comparison',
  summary: 'Compare a payment’s entries in the ledger with Stripe, now',
  description: 'Asks Stripe. It changes nothing, and says which repair fits.',
  access,
  limit: 'reads',
  params: z.object({ bookingId }),
  success: { 200: { description: 'The comparison', schema: paymentComparison } },
  errors: ['not_found'],
});

export const runLedgerRepair = defineOperation({
  id: 'runLedgerRepair',
  capability,
  method: 'POST',
  path: '/v1/admin/bookings/{bookingId}/ledger-repair',
  summary: 'Repair a payment’s entries in the ledger',
  description:
    'The ledger is append-only: a repair adds what is missing, once. No entry is changed or removed. May be repeated.',
  access,
  limit: 'changes',
  stepUp: true,
  repeatable: true,
  params: z.object({ bookingId }),
  body: newLedgerRepair,
  success: { 200: { description: 'The comparison after it', schema: paymentComparison } },
  errors: ['not_found'],
});
