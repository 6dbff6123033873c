import type { BookingId } from '../../../lib/contract/ids.ts';
import { getLedgerReport as operation } from '../../../lib/contract/operations/payments-for-staff.ts';
import { AppError } from '../../../lib/platform/errors.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { ledgerReports } from '../../parts/payments.ts';
import { checks } from '../../parts/reconciliation.ts';

const reports = ledgerReports();
const agreed = checks();

/** Returns a night's comparison of the ledger with Stripe, and which differences are gone since. */
export const handler = endpoint(operation, async ({ params: { day } }) => {
  const report = await reports.get(day);
  if (!report) throw new AppError('not_found', 'There is no report for this day. Choose a past day.');
  const ids = report.differences.flatMap(({ bookingId }) => (bookingId ? [bookingId as BookingId] : []));
  const since = await agreed.agreedAt(ids);
  const differences = report.differences.map((difference) => {
    const agreedAt = since.get(difference.bookingId as BookingId);
    return agreedAt && agreedAt > report.madeAt ? { ...difference, agreedAt } : difference;
  });
  return { status: 200, body: { ...report, differences } };
});
