import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useEffect, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useFormats } from '../text/format.ts';
import { remaining } from './relative-time.ts';

interface Props {
  readonly until: string | undefined;
  /** How many hours before it is marked. @default 24 */
  readonly soonHours?: number;
}

/** A deadline: how much time is left, and when it is. It is marked when it is near, and when it has passed. */
export function Deadline({ until, soonHours = 24 }: Props) {
  const text = useTranslations('parts');
  const formats = useFormats();
  const locale = useLocale();
  const now = useMinute();
  if (!until) return text('noDeadline');
  const { isOver, isSoon, words } = remaining(until, now, locale, soonHours * 3_600_000);
  const time = formats.time(until);
  if (isOver) return <StatusIndicator type="error">{text('overdue', { time })}</StatusIndicator>;
  return (
    <>
      <StatusIndicator type={isSoon ? 'warning' : 'pending'}>{words}</StatusIndicator>
      <div>{time}</div>
    </>
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
