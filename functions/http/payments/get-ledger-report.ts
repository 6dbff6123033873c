import { getLedgerReport as operation } from '../../../lib/contract/operations/payments-for-staff.ts';
import { AppError } from '../../../lib/platform/errors.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { ledgerReports } from '../../parts/payments.ts';

const reports = ledgerReports();

/** Returns a night's comparison of the ledger with Stripe. */
export const handler = endpoint(operation, async ({ params: { day } }) => {
  const report = await reports.get(day);
  if (!report) throw new AppError('not_found', 'There is no report for this day. Choose a past day.');
  return { status: 200, body: report };
});
