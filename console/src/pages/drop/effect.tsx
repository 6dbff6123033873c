import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useTranslations } from 'use-intl';
import type { Room } from './room.ts';
import { useNow } from './use-countdown.ts';

/** An effect that buyers do not see after this long is said to be late, in milliseconds. */
const lateMs = 5_000;

/** Says whether buyers see the last action yet, and after how long they did. */
export function Effect({ action }: { readonly action: Room['action'] }) {
  const text = useTranslations('drop');
  const now = useNow();
  if (!action) return null;
  if (action.seenAt === undefined)
    return (
      <span role="status">
        {now - action.sentAt > lateMs ? (
          <StatusIndicator type="warning">{text('effectLate')}</StatusIndicator>
        ) : (
          <StatusIndicator type="in-progress">{text('effectWaits')}</StatusIndicator>
        )}
      </span>
    );
  const seconds = (action.seenAt - action.sentAt) / 1_000;
  return (
    <span role="status">
      <StatusIndicator type="success">
        {text(`effect.${action.kind}`, { seconds: Math.round(seconds * 10) / 10 })}
      </StatusIndicator>
    </span>
  );
}
