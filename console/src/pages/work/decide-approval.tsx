import Alert from '@cloudscape-design/components/alert';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import type { Approval, ApprovalVerdict } from '@stampede/mobile-sdk/admin';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useClient, useFrame } from '../../frame/context.ts';
import { Deadline } from '../../parts/deadline.tsx';
import { LoadError } from '../../parts/load-state.tsx';
import { ProtectedDialog } from '../../parts/protected-form/protected-dialog.tsx';
import { useProtectedForm } from '../../parts/protected-form/use-protected-form.ts';
import { StaffName } from '../../parts/staff-name.tsx';
import { hindranceOf } from './approval-rules.ts';
import { ApprovalConcern, ApprovalSubject } from './approval-subject.tsx';
import { VerdictFields } from './verdict-fields.tsx';

interface Props {
  readonly id: string;
  readonly onDone: (message: string) => void;
  readonly onClose: () => void;
}

const initial: Required<ApprovalVerdict> = { verdict: 'approved', note: '' };

/** Approves or refuses a colleague's request. */
export function DecideApproval({ id, onDone, onClose }: Props) {
  const text = useTranslations('work');
  const client = useClient();
  const { me } = useFrame();
  const approval = useQuery({
    queryKey: ['approvals', id],
    queryFn: ({ signal }) => client.approvals.get(id, { signal }),
  });
  const form = useProtectedForm({
    id: `approval:${id}`,
    initial,
    send: ({ verdict, note }) =>
      client.approvals.decide(id, { verdict, ...(note.trim() && { note: note.trim() }) }),
    onDone: (_, { verdict }) => onDone(text(`approvalDone.${verdict}`)),
  });
  const { data } = approval;
  const hindrance = data && hindranceOf(data, me, new Date().toISOString());
  return (
    <ProtectedDialog
      title={text('decideApproval')}
      form={form}
      action={text(`verdicts.${form.fields.verdict}`)}
      canSubmit={data !== undefined && !hindrance}
      onClose={onClose}
    >
      {approval.isError && <LoadError error={approval.error} onRetry={() => void approval.refetch()} />}
      {hindrance && <Alert type="warning">{text(`hindrances.${hindrance}`)}</Alert>}
      {data && <ApprovalFacts approval={data} />}
      <VerdictFields
        fields={form.fields}
        change={form.change}
        labels={{ approved: text('verdicts.approved'), rejected: text('verdicts.rejected') }}
        helps={{ approved: text('approveHelp'), rejected: text('refuseHelp') }}
        noteHelp={text('noteForColleagues')}
        noteError={form.errorAt('note')}
      />
    </ProtectedDialog>
  );
}

function ApprovalFacts({ approval }: { readonly approval: Approval }) {
  const text = useTranslations('work');
  return (
    <KeyValuePairs
      columns={2}
      items={[
        { label: text('request'), value: <ApprovalSubject approval={approval} /> },
        { label: text('concerns'), value: <ApprovalConcern approval={approval} /> },
        { label: text('requestedBy'), value: <StaffName id={approval.requestedBy} /> },
        { label: text('openUntil'), value: <Deadline until={approval.expiresAt} soonHours={2} /> },
        ...(approval.reason ? [{ label: text('reason'), value: approval.reason }] : []),
      ]}
    />
  );
}
