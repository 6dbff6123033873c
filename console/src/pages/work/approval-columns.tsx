import Button from '@cloudscape-design/components/button';
import type { TableProps } from '@cloudscape-design/components/table';
import type { Approval, ApprovalStatus } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { useFrame } from '../../frame/context.ts';
import { Deadline } from '../../parts/deadline.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { draftsHere } from '../../parts/protected-form/drafts.ts';
import { StaffName } from '../../parts/staff-name.tsx';
import { useFormats } from '../../text/format.ts';
import { hindranceOf } from './approval-rules.ts';
import { ApprovalConcern, ApprovalSubject } from './approval-subject.tsx';

interface Options {
  /** The status of all rows; undefined when a single request is shown, whatever its status. */
  readonly status: ApprovalStatus | undefined;
  readonly onDecide: (approval: Approval) => void;
}

export function useApprovalColumns({ status, onDecide }: Options): TableProps.ColumnDefinition<Approval>[] {
  const text = useTranslations('work');
  const formats = useFormats();
  const decided: TableProps.ColumnDefinition<Approval>[] = [
    {
      id: 'decided',
      header: text('decision'),
      cell: ({ decidedBy, decidedAt, note }) =>
        decidedBy ? (
          <>
            <StaffName id={decidedBy} /> {decidedAt && formats.time(decidedAt)}
            {note && <div>{note}</div>}
          </>
        ) : (
          '–'
        ),
    },
  ];
  return [
    {
      id: 'what',
      minWidth: 190,
      header: text('request'),
      isRowHeader: true,
      cell: (approval) => <ApprovalSubject approval={approval} />,
    },
    {
      id: 'concerns',
      minWidth: 150,
      header: text('concerns'),
      cell: (approval) => <ApprovalConcern approval={approval} />,
    },
    { id: 'reason', minWidth: 140, header: text('reason'), cell: ({ reason }) => reason ?? '–' },
    {
      id: 'by',
      minWidth: 150,
      header: text('requestedBy'),
      cell: ({ requestedBy }) => <StaffName id={requestedBy} />,
    },
    {
      id: 'at',
      minWidth: 120,
      header: text('requestedAt'),
      cell: ({ requestedAt }) => formats.time(requestedAt),
    },
    ...(status === undefined
      ? [
          {
            id: 'status',
            header: text('status'),
            cell: (approval: Approval) => text(`approvalStatuses.${approval.status}`),
          },
        ]
      : []),
    ...(status === 'pending' || status === undefined || status === 'approved'
      ? [
          {
            id: 'until',
            minWidth: 170,
            header: text('openUntil'),
            cell: ({ expiresAt }: Approval) => <Deadline until={expiresAt} soonHours={2} />,
          },
        ]
      : []),
    ...(status === 'pending' ? [] : decided),
    {
      id: 'action',
      minWidth: 110,
      header: text('action'),
      cell: (approval) => <ApprovalAction approval={approval} onDecide={onDecide} />,
    },
  ];
}

function ApprovalAction({
  approval,
  onDecide,
}: {
  readonly approval: Approval;
  readonly onDecide: (approval: Approval) => void;
}) {
  const text = useTranslations('work');
  const { me } = useFrame();
  const hindrance = hindranceOf(approval, me, new Date().toISOString());
  if (!hindrance)
    return (
      <Button variant="inline-link" onClick={() => onDecide(approval)}>
        {text('decide')}
      </Button>
    );
  const isMine = approval.requestedBy === me.id;
  const draft = isMine ? draftsHere(me.id).waitingFor(approval.id, Date.now()) : undefined;
  if (draft && approval.status !== 'used')
    return (
      <PageLink to={draft.address}>{text(approval.status === 'approved' ? 'carryOut' : 'openForm')}</PageLink>
    );
  if (isMine && approval.status === 'approved') return text('carryOutElsewhere');
  return hindrance === 'decided' ? '–' : text(`hindrances.${hindrance}`);
}
