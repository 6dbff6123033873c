import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { useTranslations } from 'use-intl';
import type { DealState } from './deal-steps.ts';

/** The state of a deal, with its sign. */
export function DealStateSign({ state }: { readonly state: DealState }) {
  const text = useTranslations('deals');
  return <StatusIndicator type={signs[state]}>{text(`states.${state}`)}</StatusIndicator>;
}

const signs: Record<DealState, StatusIndicatorProps.Type> = {
  draft: 'stopped',
  scheduled: 'pending',
  live: 'success',
  paused: 'warning',
  ended: 'info',
  cancelled: 'error',
};
