import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { StaffPayment } from '@stampede/mobile-sdk/admin';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { LoadError } from '../../parts/load-state.tsx';
import { DisputesTable } from './disputes-table.tsx';
import { LedgerTable } from './ledger-table.tsx';
import { PaymentFacts } from './payment-facts.tsx';
import { RefundsTable } from './refunds-table.tsx';

interface Props {
  readonly query: UseQueryResult<StaffPayment | null>;
  readonly onOpen: (dialog: string) => void;
}

/** The payment of the booking: what was taken, given back, disputed, and how the ledger has it. */
export function PaymentPanels({ query, onOpen }: Props) {
  const text = useTranslations();
  const payment = query.data;
  if (payment)
    return (
      <SpaceBetween size="l">
        <PaymentFacts payment={payment} />
        <RefundsTable payment={payment} onOpen={onOpen} />
        {payment.disputes.length > 0 && <DisputesTable disputes={payment.disputes} />}
        <LedgerTable entries={payment.ledger} />
      </SpaceBetween>
    );
  return (
    <Container header={<Header variant="h2">{text('bookings.payment')}</Header>}>
      {query.isError ? (
        <LoadError error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Box color="text-body-secondary">
          {text(payment === null ? 'bookings.noPaymentHelp' : 'app.loading')}
        </Box>
      )}
    </Container>
  );
}
