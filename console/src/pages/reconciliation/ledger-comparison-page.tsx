import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { SoldName } from '../../parts/deal-name.tsx';
import { LoadError, Loading } from '../../parts/load-state.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { say } from '../../parts/say.ts';
import { shortId } from '../../parts/short-id.ts';
import { StripeLink } from '../../parts/stripe-link.tsx';
import { useOpenDialog } from '../../parts/use-open-dialog.ts';
import { useFormats } from '../../text/format.ts';
import { DifferencesTable } from './differences-table.tsx';
import { LedgerRepairDialog } from './ledger-repair-dialog.tsx';

/** The states of a payment that have a name. */
const statuses = ['creating', 'open', 'capturing', 'captured', 'voided', 'returned'] as const;

/** A payment's entries in the ledger beside Stripe's own books, and the repair that fits. */
export default function LedgerComparisonPage() {
  const text = useTranslations('reconciliation');
  const words = useTranslations('bookings');
  const formats = useFormats();
  const client = useClient();
  const queries = useQueryClient();
  const [open, show] = useOpenDialog();
  const { bookingId = '' } = useParams();
  const key = ['ledger-comparison', bookingId];
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => client.ledgerComparisons.get(bookingId, { signal }),
    // Each look asks Stripe.
    refetchOnWindowFocus: false,
  });
  const compared = query.data;
  if (!compared && query.isError)
    return <LoadError isPage error={query.error} onRetry={() => void query.refetch()} />;
  if (!compared) return <Loading />;
  const { differences, repair, intentId } = compared;
  const known = statuses.find((status) => status === compared.status);
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description={
          <>
            {text('comparedAt', { time: formats.time(compared.comparedAt) })}{' '}
            <PageLink to={`/bookings/${bookingId}`}>{text('openBooking')}</PageLink>
          </>
        }
        actions={
          <Button loading={query.isFetching} onClick={() => void query.refetch()}>
            {text('compareAgain')}
          </Button>
        }
      >
        {text('paymentOf')} {shortId(bookingId)}
      </Header>
      {differences.length === 0 && !repair && (
        <Alert type="success" header={text('paymentAgrees')}>
          {text('paymentAgreesHelp')}
        </Alert>
      )}
      {repair && (
        <Alert
          type="warning"
          header={text(`ledgerRepairs.${repair}`)}
          action={<Button onClick={() => show('repair')}>{text(`ledgerRepairsDo.${repair}`)}</Button>}
        >
          {text(`ledgerRepairsHelp.${repair}`)}
        </Alert>
      )}
      {differences.length > 0 && !repair && (
        <Alert type="error" header={text('noRepair')}>
          {text('noRepairHelp')}
        </Alert>
      )}
      <Container>
        <KeyValuePairs
          columns={4}
          minColumnWidth={200}
          items={[
            { label: text('deal'), value: <SoldName dealId={compared.dealId} slot={compared.slot} /> },
            { label: text('status'), value: known ? words(`paymentStatuses.${known}`) : compared.status },
            { label: text('agreed'), value: formats.number(compared.agreed) },
            { label: text('atStripe'), value: intentId ? <StripeLink kind="payments" id={intentId} /> : '–' },
          ]}
        />
      </Container>
      <DifferencesTable differences={differences} />
      {open === 'repair' && repair && (
        <LedgerRepairDialog
          compared={compared}
          repair={repair}
          onClose={() => show(undefined)}
          onDone={(answer) => {
            show(undefined);
            queries.setQueryData(key, answer);
            void queries.invalidateQueries({ queryKey: ['payment', bookingId] });
            void queries.invalidateQueries({ queryKey: ['ledger'] });
            say(text(answer.differences.length === 0 ? 'ledgerRepaired' : 'ledgerStillDiffers'));
          }}
        />
      )}
    </SpaceBetween>
  );
}
