import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useTranslations } from 'use-intl';
import type { Action, Room } from './room.ts';
import { useNow } from './use-countdown.ts';

/** An effect that buyers do not see after this long is said to be late, in milliseconds. */
const lateMs = 5_000;

/** Says whether buyers see the last action yet, and after how long they did. */
export function Effect({ action }: { readonly action: Room['action'] }) {
  return <span role="status">{action && <EffectOf action={action} />}</span>;
}

function EffectOf({ action: { kind, sentAt, seenAt } }: { readonly action: Action }) {
  const text = useTranslations('drop');
  const now = useNow();
  if (seenAt !== undefined) {
    const seconds = Math.round((seenAt - sentAt) / 100) / 10;
    return <StatusIndicator type="success">{text(`effect.${kind}`, { seconds })}</StatusIndicator>;
  }
  if (now - sentAt > lateMs) return <StatusIndicator type="warning">{text('effectLate')}</StatusIndicator>;
  return <StatusIndicator type="in-progress">{text('effectWaits')}</StatusIndicator>;
}
