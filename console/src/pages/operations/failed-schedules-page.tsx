import { useTranslations } from 'use-intl';
import { LetterTable } from './letter-table.tsx';
import { scheduleFailures } from './queue-names.ts';

/** Starts and ends of deals that a schedule could not announce, and calls of regular functions. */
export default function FailedSchedulesPage() {
  const text = useTranslations('reliability');
  return (
    <LetterTable
      queue={scheduleFailures}
      title={text('failedSchedules')}
      description={text('failedSchedulesHelp')}
      empty={text('failedSchedulesNone')}
    />
  );
}
