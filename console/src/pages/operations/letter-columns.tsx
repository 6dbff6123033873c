import type { TableProps } from '@cloudscape-design/components/table';
import type { DeadLetter } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { DealName } from '../../parts/deal-name.tsx';
import { IdText } from '../../parts/id-text.tsx';
import { useFormats } from '../../text/format.ts';
import { LetterIds } from './letter-ids.tsx';
import { LetterReason } from './letter-reason.tsx';

/** The columns of dead letters. Those of schedules say which deal should have become what. */
export function useLetterColumns({ ofSchedules }: { readonly ofSchedules: boolean }) {
  const text = useTranslations('reliability');
  const formats = useFormats();
  const time = (instant: string | null) => (instant ? formats.time(instant) : '–');
  const ofDeal: TableProps.ColumnDefinition<DeadLetter>[] = [
    {
      id: 'deal',
      minWidth: 160,
      header: text('scheduled'),
      cell: ({ schedule }) =>
        schedule?.dealId ? <DealName id={schedule.dealId} /> : (schedule?.name ?? '–'),
    },
    {
      id: 'to',
      minWidth: 130,
      header: text('shouldDo'),
      cell: ({ schedule }) => text(`steps.${schedule?.to ?? 'regular'}`),
    },
    {
      id: 'due',
      minWidth: 140,
      header: text('dueAt'),
      cell: ({ schedule }) => time(schedule?.dueAt ?? null),
    },
  ];
  const columns: TableProps.ColumnDefinition<DeadLetter>[] = [
    {
      id: 'id',
      minWidth: 150,
      header: text('message'),
      isRowHeader: true,
      cell: (letter) => (
        <>
          {letter.type && <div>{letter.type}</div>}
          <IdText id={letter.id} short={`${letter.id.slice(0, 8)}…`} />
        </>
      ),
    },
    ...(ofSchedules
      ? ofDeal
      : [
          {
            id: 'ids',
            minWidth: 200,
            header: text('about'),
            cell: ({ ids }: DeadLetter) => <LetterIds ids={ids} />,
          },
        ]),
    {
      id: 'reason',
      minWidth: 230,
      header: text('reason'),
      cell: (letter) => <LetterReason letter={letter} />,
    },
    { id: 'sent', minWidth: 130, header: text('sentAt'), cell: ({ sentAt }) => time(sentAt) },
    {
      id: 'target',
      minWidth: 130,
      header: text('target'),
      cell: ({ target }) => target ?? text('noTarget'),
    },
  ];
  return columns;
}
