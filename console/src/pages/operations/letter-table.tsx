import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { DeadLetter } from '@stampede/mobile-sdk/admin';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { PageButton } from '../../parts/page-link.tsx';
import { onePage } from '../../parts/paging/one-page.ts';
import { PagedTable } from '../../parts/paging/paged-table.tsx';
import { say } from '../../parts/say.ts';
import { useNames } from '../../parts/use-names.ts';
import { useOpenDialog } from '../../parts/use-open-dialog.ts';
import { DiscardDialog } from './discard-dialog.tsx';
import { useLetterColumns } from './letter-columns.tsx';
import { type OpenMessages, openName, readOpen, scheduleFailures } from './queue-names.ts';
import { RedriveDialog } from './redrive-dialog.tsx';

interface Props {
  readonly queue: string;
  readonly title: string;
  readonly description: string;
  readonly empty: string;
}

/** The messages of a queue. It looks into the queue when it is opened, and when the person asks. */
export function LetterTable({ queue, title, description, empty }: Props) {
  const text = useTranslations('reliability');
  const client = useClient();
  const queries = useQueryClient();
  const loadNames = useNames();
  const [opened, show] = useOpenDialog();
  const [selected, select] = useState<readonly DeadLetter[]>([]);
  const letters = useQuery({
    queryKey: ['dead-letters', 'in', queue],
    queryFn: async ({ signal }) => {
      const found = await client.deadLetters.get(queue, { signal });
      await loadNames(found.items.map(dealsOf));
      return found;
    },
    // Each look hides the messages from others for a moment.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  const facts = letters.data?.queue;
  const shown = letters.data?.items.length ?? 0;
  const total = facts ? Math.max(facts.waiting + facts.hidden, shown) : 0;
  // The buttons are there before it is known: on a phone they push the table down.
  const canRedrive = facts?.canRedrive ?? false;
  const whyNot = facts && !canRedrive ? { disabledReason: text('noTarget') } : {};
  const open = readOpen(opened);
  const ask = (act: OpenMessages['act'], messageIds: readonly string[]) =>
    show(openName({ act, messageIds }));
  const ids = selected.map(({ id }) => id);
  const done = (message: string) => {
    show(undefined);
    select([]);
    say(message);
    void queries.invalidateQueries({ queryKey: ['dead-letters'] });
  };
  const dialog = open && {
    queue,
    messageIds: open.messageIds,
    onDone: done,
    onClose: () => show(undefined),
  };
  return (
    <>
      <PagedTable
        list={onePage(letters, ({ items }) => items)}
        title={title}
        description={total > shown ? `${description} ${text('someOf', { shown, total })}` : description}
        columns={useLetterColumns({ ofSchedules: queue === scheduleFailures })}
        trackBy="id"
        selection={{ items: selected, onChange: select, label: ({ id }) => id }}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <PageButton to={`/audit?subject=${queue}`}>{text('toAudit')}</PageButton>
            <Button disabled={ids.length === 0} onClick={() => ask('discard', ids)}>
              {text('discard')}
            </Button>
            <Button
              disabled={!canRedrive || ids.length === 0}
              {...whyNot}
              onClick={() => ask('redrive', ids)}
            >
              {text('redrive')}
            </Button>
            <Button
              variant="primary"
              disabled={!canRedrive || total === 0}
              {...whyNot}
              onClick={() => ask('redrive', [])}
            >
              {text('redriveAll')}
            </Button>
          </SpaceBetween>
        }
        empty={empty}
      />
      {dialog && open.act === 'redrive' && <RedriveDialog key={opened} {...dialog} />}
      {dialog && open.act === 'discard' && <DiscardDialog key={opened} {...dialog} />}
    </>
  );
}

const dealsOf = ({ ids, schedule }: DeadLetter) => ({
  deals: [schedule?.dealId, ...ids.map(({ id }) => id).filter((id) => id.startsWith('deal_'))],
});
