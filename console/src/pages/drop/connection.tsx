import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { ConnectionStatus } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../text/format.ts';
import type { FigureName, Room } from './room.ts';
import { countedAgo } from './signs.ts';
import { useNow } from './use-countdown.ts';
import { useLiveSession } from './use-room.ts';

const marks: Readonly<Record<ConnectionStatus, StatusIndicatorProps.Type>> = {
  open: 'success',
  connecting: 'in-progress',
  waiting: 'warning',
  closed: 'stopped',
};

const shown: readonly FigureName[] = ['live', 'figures'];

/** The socket's state, how old each figure is, and how exact the countdown is. */
export function Connection({ room }: { readonly room: Room }) {
  const text = useTranslations('drop');
  const { number } = useFormats();
  const now = useNow();
  const { clock } = useLiveSession();
  const uncertainty = clock.uncertainty();
  const counted = room.figures && countedAgo(room.figures);
  const age = (name: FigureName) => {
    const at = room.cameAt[name];
    if (at === undefined) return text('never');
    return text('ago', { seconds: number(Math.max(0, Math.round((now - at) / 1_000))) });
  };
  return (
    <section className="drop-connection" aria-label={text('connectionTitle')}>
      <StatusIndicator type={marks[room.connection]}>{text(`connection.${room.connection}`)}</StatusIndicator>
      <ul>
        {shown.map((name) => (
          <li key={name}>
            {text(`source.${name}`)}: {age(name)}
          </li>
        ))}
        {counted !== undefined && <li>{text('counted', { seconds: number(counted) })}</li>}
        <li>{text('messages', { count: room.messages })}</li>
        <li>
          {Number.isFinite(uncertainty)
            ? text('clock', { ms: number(Math.round(uncertainty)) })
            : text('clockUnknown')}
        </li>
      </ul>
    </section>
  );
}
