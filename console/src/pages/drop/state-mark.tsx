import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { DealState } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';

const marks: Readonly<Record<DealState, StatusIndicatorProps.Type>> = {
  draft: 'stopped',
  scheduled: 'pending',
  live: 'success',
  paused: 'warning',
  ended: 'info',
  cancelled: 'error',
};

/** A deal's state, with its sign. */
export function StateMark({ state }: { readonly state: DealState }) {
  const text = useTranslations('deals.states');
  return <StatusIndicator type={marks[state]}>{text(state)}</StatusIndicator>;
}
