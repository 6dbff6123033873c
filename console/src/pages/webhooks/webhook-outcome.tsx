import Box from '@cloudscape-design/components/box';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { WebhookEvent, WebhookOutcome } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';

const indicators: Readonly<Record<WebhookOutcome, StatusIndicatorProps.Type>> = {
  queued: 'pending',
  handled: 'success',
  ignored: 'stopped',
  failed: 'warning',
  dead: 'error',
  refused: 'error',
};

const known = [
  'unknown_type',
  'not_ours',
  'signature',
  'future',
  'not_an_event',
  'unavailable',
  'busy',
] as const;

/** The outcome of an event, and its reason. */
export function Outcome({ event }: { readonly event: Pick<WebhookEvent, 'outcome' | 'reason'> }) {
  const text = useTranslations('webhooks');
  const reason = known.find((one) => one === event.reason);
  return (
    <>
      <StatusIndicator type={indicators[event.outcome]}>{text(`outcomes.${event.outcome}`)}</StatusIndicator>
      {event.reason && (
        <Box variant="small" display="block">
          {reason ? text(`reasons.${reason}`) : event.reason}
        </Box>
      )}
    </>
  );
}
