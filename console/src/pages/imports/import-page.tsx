import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { DealImport } from '@stampede/mobile-sdk/admin';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { useClient, useFrame } from '../../frame/context.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { LoadError } from '../../parts/load-state.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { StaffName } from '../../parts/staff-name.tsx';
import { useFormats } from '../../text/format.ts';
import { ImportLines } from './import-lines.tsx';
import { isStalled, linesDone, percentDone } from './import-progress.ts';
import { ImportStatus } from './import-status.tsx';

/** A second feels live, and is far below the limit of reads. */
const refreshMs = 1_500;

/** One import: its progress, and what became of each line. */
export default function ImportPage() {
  const { dealImportId = '' } = useParams();
  const client = useClient();
  const job = useQuery({
    queryKey: ['imports', dealImportId],
    queryFn: ({ signal }) => client.dealImports.get(dealImportId, { signal }),
    refetchInterval: ({ state }) => (state.data?.status === 'running' ? refreshMs : false),
  });
  if (job.isError && !job.data)
    return <LoadError isPage error={job.error} onRetry={() => void job.refetch()} />;
  return <ImportView id={dealImportId} job={job.data} />;
}

function ImportView({ id, job }: { readonly id: string; readonly job: DealImport | undefined }) {
  const text = useTranslations('imports');
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        {...(job && { description: <ImportStatus job={job} />, actions: <Actions job={job} /> })}
      >
        {job?.fileName ?? text('loading')}
      </Header>
      {job && <Notices job={job} />}
      <Container header={<Header variant="h2">{text('progress')}</Header>}>
        <SpaceBetween size="l">
          <Progress job={job} />
          <Facts job={job} />
        </SpaceBetween>
      </Container>
      {job && <ImportLines id={id} job={job} />}
    </SpaceBetween>
  );
}

function Progress({ job }: { readonly job: DealImport | undefined }) {
  const text = useTranslations('imports');
  const formats = useFormats();
  return (
    <ProgressBar
      label={text('linesDone')}
      value={job ? percentDone(job) : 0}
      additionalInfo={text('doneOf', {
        done: formats.number(job ? linesDone(job) : 0),
        total: formats.number(job?.lines ?? 0),
      })}
    />
  );
}

function Facts({ job }: { readonly job: DealImport | undefined }) {
  const text = useTranslations('imports');
  const formats = useFormats();
  const count = (name: keyof DealImport['counts']) => (job ? formats.number(job.counts[name]) : '–');
  return (
    <KeyValuePairs
      columns={4}
      items={[
        { label: text('outcomes.created'), value: count('created') },
        { label: text('outcomes.changed'), value: count('changed') },
        { label: text('outcomes.unchanged'), value: count('unchanged') },
        { label: text('outcomes.failed'), value: count('failed') },
        { label: text('published'), value: job?.publish === false ? text('notAsked') : count('published') },
        { label: text('by'), value: job ? <StaffName id={job.staffId} /> : '–' },
        { label: text('at'), value: job ? formats.time(job.startedAt ?? job.createdAt) : '–' },
        { label: text('until'), value: job?.finishedAt ? formats.time(job.finishedAt) : '–' },
      ]}
    />
  );
}

function Notices({ job }: { readonly job: DealImport }) {
  const text = useTranslations('imports');
  const { me } = useFrame();
  const resume = useStep('start', job.id);
  const isMine = job.staffId === me.id;
  if (job.status === 'stopped')
    return (
      <Alert type="warning" header={text('stopped')}>
        {text(`stopReasons.${job.stopReason ?? 'by_staff'}`)} {text('stoppedHelp')}
      </Alert>
    );
  if (job.status === 'receiving') return <Alert type="info">{text('receivingHelp')}</Alert>;
  if (!isStalled(job, Date.now())) return null;
  return (
    <Alert
      type="warning"
      header={text('stalled')}
      {...(isMine && {
        action: (
          <Button loading={resume.isPending} onClick={() => resume.mutate()}>
            {text('resume')}
          </Button>
        ),
      })}
    >
      {text(isMine ? 'stalledHelp' : 'stalledOfOther')}
      {resume.isError && <ProblemAlert error={resume.error} />}
    </Alert>
  );
}

function Actions({ job }: { readonly job: DealImport }) {
  const text = useTranslations('imports');
  const [asks, setAsks] = useState(false);
  const stop = useStep('stop', job.id, () => setAsks(false));
  if (job.status !== 'running' && job.status !== 'receiving') return null;
  return (
    <>
      <Button onClick={() => setAsks(true)}>{text('stop')}</Button>
      {asks && (
        <ConfirmDialog
          title={text('stopTitle', { file: job.fileName })}
          action={text('stop')}
          busy={stop.isPending}
          error={stop.error}
          onConfirm={() => stop.mutate()}
          onClose={() => setAsks(false)}
        >
          <div>{text('stopHelp')}</div>
        </ConfirmDialog>
      )}
    </>
  );
}

function useStep(step: 'start' | 'stop', id: string, onDone: () => void = () => {}) {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => client.dealImports[step](id),
    onSuccess: (job) => {
      queries.setQueryData(['imports', id], job);
      onDone();
    },
  });
}
