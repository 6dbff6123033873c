import { getLedgerReport } from '../../../lib/contract/operations/payments.ts';
import { ledgerReports } from '../../../lib/ledger/ledger-reports.ts';
import { dynamoDocuments } from '../../../lib/platform/aws.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { AppError } from '../../../lib/platform/errors.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';

const env = readEnvironment(['PAYMENTS_TABLE']);
const reports = ledgerReports(dynamoDocuments(), env.PAYMENTS_TABLE);

/** What a night found when it held the ledger against Stripe. */
export const handler = endpoint(getLedgerReport, async ({ params: { day } }) => {
  const report = await reports.get(day);
  if (!report) throw new AppError('not_found', 'There is no report of this day.');
  return { status: 200, body: report };
});
