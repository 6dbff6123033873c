import { getLedgerReport as operation } from '../../../lib/contract/operations/payments-for-staff.ts';
import { AppError } from '../../../lib/platform/errors.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { ledgerReports } from '../../parts/payments.ts';

const reports = ledgerReports();

/** What a night found when it held the ledger against Stripe. */
export const handler = endpoint(operation, async ({ params: { day } }) => {
  const report = await reports.get(day);
  if (!report) throw new AppError('not_found', 'There is no report of this day.');
  return { status: 200, body: report };
});
