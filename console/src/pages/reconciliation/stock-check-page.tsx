import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { ApiError } from '@stampede/mobile-sdk/admin';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { useDealFacts } from '../../parts/deal-name.tsx';
import { LoadError, Loading } from '../../parts/load-state.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { say } from '../../parts/say.ts';
import { useOpenDialog } from '../../parts/use-open-dialog.ts';
import { useFormats } from '../../text/format.ts';
import { ClaimsTable } from './claims-table.tsx';
import { Findings } from './findings.tsx';
import { stockRepairs } from './repairs.ts';
import { StockFigures } from './stock-figures.tsx';
import { StockRepairDialog } from './stock-repair-dialog.tsx';

/** The last check of a deal's stock, a check now, and the repairs that fit. */
export default function StockCheckPage() {
  const text = useTranslations('reconciliation');
  const formats = useFormats();
  const client = useClient();
  const queries = useQueryClient();
  const [open, show] = useOpenDialog();
  const { dealId = '' } = useParams();
  const key = ['stock-check', dealId];
  const deal = useDealFacts(dealId);
  const last = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => client.stockChecks.get(dealId, { signal }),
  });
  const changed = () => {
    void queries.invalidateQueries({ queryKey: ['stock-checks'] });
    void last.refetch();
  };
  const checking = useMutation({
    mutationFn: () => client.stockChecks.run(dealId),
    onSuccess: (check) => {
      queries.setQueryData(key, check);
      void queries.invalidateQueries({ queryKey: ['stock-checks'] });
      say(text(check.findings.length === 0 ? 'checkedAgrees' : 'checkedDiffers'));
    },
  });
  const check = last.data;
  const isUnchecked = !check && last.error instanceof ApiError && last.error.status === 404;
  const repair = stockRepairs.find((one) => one === open);
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description={
          <>
            {check ? text('checkedAt', { time: formats.time(check.checkedAt) }) : text('stockHelp')}{' '}
            <PageLink to={`/deals/${dealId}`}>{text('openDeal')}</PageLink>
          </>
        }
        actions={
          <Button variant="primary" loading={checking.isPending} onClick={() => checking.mutate()}>
            {text('checkNow')}
          </Button>
        }
      >
        {text('stockOf')} {deal.data?.title ?? dealId}
      </Header>
      {checking.error && <ProblemAlert error={checking.error} onBeforeLeave={undefined} />}
      {last.isPending && <Loading />}
      {isUnchecked && <Alert header={text('unchecked')}>{text('uncheckedHelp')}</Alert>}
      {last.isError && !check && !isUnchecked && (
        <LoadError error={last.error} onRetry={() => void last.refetch()} />
      )}
      {check && (
        <SpaceBetween size="l">
          {check.findings.length === 0 && (
            <Alert type="success" header={text('allAgrees')}>
              {text('allAgreesHelp')}
            </Alert>
          )}
          <Findings check={check} onRepair={show} />
          <StockFigures check={check} />
          {check.claims.length > 0 && <ClaimsTable claims={check.claims} />}
        </SpaceBetween>
      )}
      {repair && (
        <StockRepairDialog
          key={repair}
          dealId={dealId}
          repair={repair}
          onClose={() => show(undefined)}
          onDone={(message) => {
            show(undefined);
            say(message);
            changed();
          }}
        />
      )}
    </SpaceBetween>
  );
}
