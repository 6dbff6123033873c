import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useEffect, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useFormats } from '../text/format.ts';
import { remaining } from './relative-time.ts';

interface Props {
  readonly until: string | undefined;
}

/** A deadline: how much time is left, and when it is. It is marked on its last day, and when it has passed. */
export function Deadline({ until }: Props) {
  const text = useTranslations('parts');
  const formats = useFormats();
  const locale = useLocale();
  const now = useMinute();
  if (!until) return text('noDeadline');
  const { isOver, isSoon, words } = remaining(until, now, locale);
  const time = formats.time(until);
  if (isOver) return <StatusIndicator type="error">{text('overdue', { time })}</StatusIndicator>;
  return (
    <StatusIndicator type={isSoon ? 'warning' : 'pending'}>
      {words} · {time}
    </StatusIndicator>
  );
}

/** The time in milliseconds, anew each minute. */
function useMinute(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
