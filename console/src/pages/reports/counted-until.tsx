import Box from '@cloudscape-design/components/box';
import type { Report } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../text/format.ts';

interface Props {
  readonly report: Pick<Report, 'bookings' | 'money'>;
  /** Milliseconds since the epoch. */
  readonly readAt: number;
}

/** Says how far events are counted, and when that was read. */
export function CountedUntil({ report: { bookings, money }, readAt }: Props) {
  const text = useTranslations('reports');
  const formats = useFormats();
  const until = (counted: Report['bookings']) =>
    counted ? formats.time(counted.lastEventAt) : text('never');
  return (
    <Box variant="small">
      {text('countedUntil', {
        bookings: until(bookings),
        money: until(money),
        read: formats.time(new Date(readAt).toISOString()),
      })}
    </Box>
  );
}
