import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import type { AdminDeal } from '@stampede/mobile-sdk/admin';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useClient } from '../../../frame/context.ts';
import { DealStateSign } from '../deal-state.tsx';
import { type BulkStep, canTake } from '../deal-steps.ts';

interface Props {
  readonly step: BulkStep;
  readonly deals: readonly AdminDeal[];
  readonly onClose: () => void;
}

type Result = 'running' | 'done' | { readonly failure: string };

/** Takes a step for many deals, one after the other, and shows what became of each. */
export function BulkDialog({ step, deals, onClose }: Props) {
  const text = useTranslations('deals');
  const common = useTranslations('problem');
  const client = useClient();
  const queries = useQueryClient();
  const [results, setResults] = useState<Readonly<Record<string, Result>>>({});
  const [phase, setPhase] = useState<'ask' | 'running' | 'done'>('ask');
  const fitting = deals.filter(({ state }) => canTake(step, state));
  const note = (id: string, result: Result) => setResults((before) => ({ ...before, [id]: result }));
  async function run() {
    setPhase('running');
    for (const { id } of fitting) {
      note(id, 'running');
      try {
        await client.deals[step](id);
        note(id, 'done');
      } catch (error) {
        note(id, { failure: error instanceof Error ? error.message : String(error) });
      }
    }
    setPhase('done');
    void queries.invalidateQueries({ queryKey: ['deals'] });
  }
  const count = fitting.length;
  return (
    <Modal
      visible
      size="large"
      header={text(`bulk.title.${step}`, { count })}
      onDismiss={() => phase !== 'running' && onClose()}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            {phase === 'ask' && (
              <Button variant="link" onClick={onClose}>
                {common('cancel')}
              </Button>
            )}
            {phase === 'done' ? (
              <Button variant="primary" onClick={onClose}>
                {text('bulk.close')}
              </Button>
            ) : (
              <Button
                variant="primary"
                loading={phase === 'running'}
                disabled={count === 0}
                onClick={() => void run()}
              >
                {text(`steps.${step}`)}
              </Button>
            )}
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <Box>{count === 0 ? text('bulk.none') : text(`consequence.${step}`)}</Box>
        <Table
          variant="embedded"
          wrapLines
          items={deals}
          trackBy="id"
          columnDefinitions={[
            { id: 'title', header: text('name'), cell: ({ title }) => title, isRowHeader: true },
            {
              id: 'state',
              header: text('bulk.before'),
              cell: ({ state }) => <DealStateSign state={state} />,
            },
            {
              id: 'result',
              header: text('bulk.result'),
              cell: ({ id, state }) => <ResultSign result={results[id]} fits={canTake(step, state)} />,
            },
          ]}
        />
      </SpaceBetween>
    </Modal>
  );
}

function ResultSign({ result, fits }: { readonly result: Result | undefined; readonly fits: boolean }) {
  const text = useTranslations('deals');
  if (!fits) return <StatusIndicator type="stopped">{text('bulk.skipped')}</StatusIndicator>;
  if (result === undefined) return <StatusIndicator type="pending">{text('bulk.waiting')}</StatusIndicator>;
  if (result === 'running')
    return <StatusIndicator type="in-progress">{text('bulk.running')}</StatusIndicator>;
  if (result === 'done') return <StatusIndicator type="success">{text('bulk.done')}</StatusIndicator>;
  return <StatusIndicator type="error">{result.failure}</StatusIndicator>;
}
