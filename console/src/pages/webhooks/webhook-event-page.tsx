import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { LoadError, Loading } from '../../parts/load-state.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { say } from '../../parts/say.ts';
import { useOpenDialog } from '../../parts/use-open-dialog.ts';
import { hasHandler } from './event-types.ts';
import { WebhookFacts } from './webhook-facts.tsx';

/** A queued event changes within seconds. */
const lookAgainMs = 2_000;

/** One event of Stripe, with its replay. */
export default function WebhookEventPage() {
  const text = useTranslations('webhooks');
  const client = useClient();
  const queries = useQueryClient();
  const [open, show] = useOpenDialog();
  const { webhookEventId = '' } = useParams();
  const key = ['webhook', webhookEventId];
  const { data: event, ...query } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => client.webhookEvents.get(webhookEventId, { signal }),
    refetchInterval: ({ state }) => (state.data?.outcome === 'queued' ? lookAgainMs : false),
  });
  const replay = useMutation({
    mutationFn: () => client.webhookEvents.replay(webhookEventId),
    onSuccess: (answer) => {
      queries.setQueryData(key, answer);
      void queries.invalidateQueries({ queryKey: ['webhooks'] });
      show(undefined);
      say(text('replayed'));
    },
  });
  if (!event && query.isError)
    return <LoadError isPage error={query.error} onRetry={() => void query.refetch()} />;
  if (!event) return <Loading />;
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description={<PageLink to="/webhooks">{text('back')}</PageLink>}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button
              iconName="refresh"
              ariaLabel={text('reload')}
              loading={query.isFetching}
              onClick={() => void query.refetch()}
            />
            {hasHandler(event.type) && (
              <Button variant="primary" onClick={() => show('replay')}>
                {text('replay')}
              </Button>
            )}
          </SpaceBetween>
        }
      >
        {event.type ?? text('refusedRequests')}
      </Header>
      {(event.outcome === 'failed' || event.outcome === 'dead' || event.outcome === 'refused') && (
        <Alert
          type={event.outcome === 'failed' ? 'warning' : 'error'}
          header={text(`outcomes.${event.outcome}`)}
        >
          {text(`next.${event.outcome}`)}
        </Alert>
      )}
      <Container>
        <WebhookFacts event={event} />
      </Container>
      {open === 'replay' && (
        <ConfirmDialog
          title={text('replayTitle')}
          action={text('replay')}
          busy={replay.isPending}
          error={replay.error}
          onConfirm={() => replay.mutate()}
          onClose={() => show(undefined)}
        >
          <div>{text('replayOneHelp')}</div>
        </ConfirmDialog>
      )}
    </SpaceBetween>
  );
}
