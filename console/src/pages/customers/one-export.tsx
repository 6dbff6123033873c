import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { DataExport } from '@stampede/mobile-sdk/admin';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { hasRole, useFrame } from '../../frame/context.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useFormats } from '../../text/format.ts';

interface Props {
  readonly customerId: string;
  readonly known: DataExport;
}

/** A file is ready within seconds. */
const askEveryMs = 3_000;

/** One export: its progress, and for admins a link to its file. Each link is audited, so it is made on request only. */
export function OneExport({ customerId, known }: Props) {
  const text = useTranslations('customers');
  const formats = useFormats();
  const { session, me } = useFrame();
  const ask = () => session.client.customerExports.get(customerId, known.id);
  const isWaiting = known.status === 'preparing';
  // It stops before the answer could have a link: the first answer that is ready has one for admins.
  const progress = useQuery({
    queryKey: ['customer-export', known.id],
    queryFn: ask,
    enabled: isWaiting,
    refetchInterval: ({ state }) => (state.data?.status === 'ready' ? false : askEveryMs),
  });
  const link = useMutation({ mutationFn: ask });
  const now = progress.data ?? known;
  const file = link.data ?? now;
  return (
    <div>
      <StatusIndicator type={now.status === 'ready' ? 'success' : 'in-progress'}>
        {text(`exportStatuses.${now.status}`)}
      </StatusIndicator>{' '}
      <Box variant="small" display="inline">
        {formats.time(now.requestedAt)}
        {now.expiresAt && ` · ${text('exportUntil', { time: formats.day(now.expiresAt) })}`}
      </Box>
      {now.status === 'ready' && !hasRole(me, 'admin') && <div>{text('linkAdmin')}</div>}
      {now.status === 'ready' && hasRole(me, 'admin') && !file.download && (
        <div>
          <Button variant="inline-link" loading={link.isPending} onClick={() => link.mutate()}>
            {text('download')}
          </Button>
        </div>
      )}
      {file.download && (
        <div>
          <Link external href={file.download.url}>
            {text('linkReady')}
          </Link>
          <Box variant="small">{text('linkUntil', { time: formats.time(file.download.expiresAt) })}</Box>
        </div>
      )}
      {link.data && !link.data.download && <Alert type="warning">{text('linkOld')}</Alert>}
      {link.isError && <ProblemAlert error={link.error} />}
    </div>
  );
}
