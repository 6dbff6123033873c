import { reportedEvents } from '../../../lib/figures/listens-to.ts';
import { countReport } from '../../../lib/figures/reports/count-report.ts';
import { reportedEvent } from '../../../lib/figures/reports/report-tally.ts';
import { onEventBatches } from '../../../lib/platform/consume.ts';
import { reportCounts } from '../../parts/report-counts.ts';

const deps = reportCounts();

/** Counts events for reports, exactly once. */
export const handler = onEventBatches(reportedEvents, async (messages) => {
  const reported = messages.flatMap((message) => {
    const one = reportedEvent(message.body);
    return one ? [{ ...one, message }] : [];
  });
  const lost = await countReport(deps, 'bookings', reported);
  return lost.map(({ message }) => message);
});
