import type { RiskReview } from '@stampede/mobile-sdk/admin';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { PagedTable } from '../../parts/paging/paged-table.tsx';
import { usePagedList } from '../../parts/paging/use-paged-list.ts';
import { say } from '../../parts/say.ts';
import { useOpenDialog } from '../../parts/use-open-dialog.ts';
import { workCountsKey } from '../../parts/work-counts.ts';
import { DecideRisk } from './decide-risk.tsx';
import { useRiskColumns } from './risk-columns.tsx';
import { StatusFilter, useStatus } from './status-filter.tsx';
import { mostWaiting } from './work-list.ts';

const statuses = ['open', 'approved', 'rejected'] as const satisfies RiskReview['status'][];

/** The orders that look like abuse, the highest score first. */
export default function RiskReviewsPage() {
  const text = useTranslations('work');
  const client = useClient();
  const queries = useQueryClient();
  const [open, show] = useOpenDialog();
  const status = useStatus(statuses);
  const list = usePagedList<RiskReview>({
    queryKey: ['risk-reviews', status],
    ask: (page, options) => client.riskReviews.list({ status, ...page }, options),
    names: ({ dealId, changedBy }) => ({ deals: [dealId], staff: [changedBy] }),
    ...(status === 'open' && { size: mostWaiting, order: byScore }),
  });
  const columns = useRiskColumns({ status, onDecide: ({ id }) => show(id) });
  const review = list.loaded.find(({ id }) => id === open);
  return (
    <>
      <PagedTable
        list={list}
        title={text('riskReviews')}
        description={text('riskReviewsHelp')}
        columns={columns}
        trackBy="id"
        filter={
          <StatusFilter
            label={text('status')}
            selected={status}
            options={statuses.map((id) => ({ id, text: text(`riskStatuses.${id}`) }))}
          />
        }
        empty={text(status === 'open' ? 'riskReviewsNone' : 'noneOfStatus')}
      />
      {review?.status === 'open' && (
        <DecideRisk
          key={review.id}
          review={review}
          onClose={() => show(undefined)}
          onDone={(message) => {
            show(undefined);
            say(message);
            void queries.invalidateQueries({ queryKey: ['risk-reviews'] });
            void queries.invalidateQueries({ queryKey: workCountsKey });
            void queries.invalidateQueries({ queryKey: ['booking', review.bookingId] });
          }}
        />
      )}
    </>
  );
}

const byScore = (one: RiskReview, other: RiskReview) =>
  other.score - one.score || one.createdAt.localeCompare(other.createdAt);
