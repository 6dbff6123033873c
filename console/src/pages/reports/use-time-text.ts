import type { Report } from '@stampede/mobile-sdk/admin';
import { formatDay } from '../../parts/days.ts';
import { useRegion } from '../../text/format.ts';

/** Words for the rows of a report by day or by hour. */
export function useTimeText({ by, timeZone }: Pick<Report, 'by' | 'timeZone'>) {
  const locale = useRegion();
  if (by === 'hour') {
    const format = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone });
    const hour = (key: string) => format.format(new Date(key));
    return { short: hour, long: hour };
  }
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  return {
    short: (key: string) => day.format(new Date(`${key}T00:00:00Z`)),
    long: (key: string) => formatDay(locale, key),
  };
}
