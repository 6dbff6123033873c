import type { TableProps } from '@cloudscape-design/components/table';
import type { WebhookEvent } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { PageLink } from '../../parts/page-link.tsx';
import { shortId } from '../../parts/short-id.ts';
import { useFormats } from '../../text/format.ts';
import { Outcome } from './webhook-outcome.tsx';

export function useWebhookColumns(): TableProps.ColumnDefinition<WebhookEvent>[] {
  const text = useTranslations('webhooks');
  const formats = useFormats();
  return [
    {
      id: 'arrived',
      header: text('arrived'),
      minWidth: 150,
      cell: ({ arrivedAt }) => formats.time(arrivedAt),
    },
    {
      id: 'event',
      header: text('event'),
      isRowHeader: true,
      minWidth: 220,
      cell: ({ id, type }) => <PageLink to={`/webhooks/${id}`}>{type ?? text('refusedRequests')}</PageLink>,
    },
    { id: 'outcome', header: text('outcome'), minWidth: 150, cell: (event) => <Outcome event={event} /> },
    {
      id: 'booking',
      header: text('booking'),
      minWidth: 170,
      cell: ({ bookingId }) =>
        bookingId ? <PageLink to={`/bookings/${bookingId}`}>{shortId(bookingId)}</PageLink> : '–',
    },
    { id: 'tries', header: text('tries'), minWidth: 80, cell: ({ tries }) => formats.number(tries) },
    {
      id: 'deliveries',
      header: text('deliveries'),
      minWidth: 90,
      cell: ({ deliveries }) => formats.number(deliveries),
    },
    { id: 'replays', header: text('replays'), minWidth: 90, cell: ({ replays }) => formats.number(replays) },
  ];
}
