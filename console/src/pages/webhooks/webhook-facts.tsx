import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import type { WebhookEvent } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { IdText } from '../../parts/id-text.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { shortId } from '../../parts/short-id.ts';
import { StripeLink } from '../../parts/stripe-link.tsx';
import { useFormats } from '../../text/format.ts';
import { Outcome } from './webhook-outcome.tsx';

/** The facts that the log keeps of an event. */
export function WebhookFacts({ event }: { readonly event: WebhookEvent }) {
  const text = useTranslations('webhooks');
  const formats = useFormats();
  const { bookingId, objectId, intentId = objectId?.startsWith('pi_') ? objectId : undefined } = event;
  const time = (instant: string | undefined) => (instant ? formats.time(instant) : '–');
  return (
    <KeyValuePairs
      columns={3}
      minColumnWidth={220}
      items={[
        { label: text('outcome'), value: <Outcome event={event} /> },
        { label: text('arrived'), value: time(event.arrivedAt) },
        { label: text('ended'), value: time(event.endedAt) },
        { label: text('created'), value: time(event.createdAt) },
        { label: text('tries'), value: formats.number(event.tries) },
        { label: text('deliveries'), value: formats.number(event.deliveries) },
        { label: text('replays'), value: formats.number(event.replays) },
        {
          label: text('came'),
          value: event.outcome === 'refused' ? '–' : text(event.fetched ? 'wasFetched' : 'cameByItself'),
        },
        {
          label: text('booking'),
          value: bookingId ? <PageLink to={`/bookings/${bookingId}`}>{shortId(bookingId)}</PageLink> : '–',
        },
        { label: text('payment'), value: intentId ? <StripeLink kind="payments" id={intentId} /> : '–' },
        { label: text('object'), value: objectId ? <IdText id={objectId} /> : '–' },
        {
          label: text('eventId'),
          value: event.id.startsWith('evt_') ? <StripeLink kind="events" id={event.id} /> : event.id,
        },
      ]}
    />
  );
}
