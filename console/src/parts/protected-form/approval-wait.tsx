import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { useFormats } from '../../text/format.ts';
import { PageLink } from '../page-link.tsx';
import type { ProtectedForm } from './use-protected-form.ts';

interface Props {
  readonly approvalId: string;
  readonly form: Pick<ProtectedForm<object>, 'submit' | 'startOver' | 'isSending'>;
}

/** A colleague decides in minutes, not in seconds. */
const askEveryMs = 15_000;

/** Follows the request to a colleague, and sends the form again once it is approved. */
export function ApprovalWait({ approvalId, form }: Props) {
  const text = useTranslations('parts');
  const formats = useFormats();
  const client = useClient();
  const { data } = useQuery({
    queryKey: ['approvals', approvalId],
    queryFn: ({ signal }) => client.approvals.get(approvalId, { signal }),
    refetchInterval: ({ state }) => (state.data?.status === 'approved' ? false : askEveryMs),
  });
  const status = data?.status ?? 'pending';
  const until = data && formats.time(data.expiresAt);
  const link = (
    <PageLink to={`/approvals?status=${status}&find=${approvalId}`}>{text('toApproval')}</PageLink>
  );
  if (status === 'approved')
    return (
      <Alert
        type="success"
        header={text('approved')}
        action={
          <Button loading={form.isSending} onClick={form.submit}>
            {text('sendAgain')}
          </Button>
        }
      >
        {text('approvedHelp')} {link}
      </Alert>
    );
  return (
    <Alert
      type={status === 'rejected' ? 'error' : 'info'}
      header={text(status === 'rejected' ? 'approvalRejected' : 'approvalNeeded')}
      action={<Button onClick={form.startOver}>{text('startOver')}</Button>}
    >
      <SpaceBetween size="xs">
        {status === 'rejected' ? (data?.note ?? text('approvalRejectedHelp')) : text('approvalHelp')}
        {until && status === 'pending' && text('approvalUntil', { time: until })}
        {link}
      </SpaceBetween>
    </Alert>
  );
}
