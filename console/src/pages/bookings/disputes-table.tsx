import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import type { Dispute } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { Deadline } from '../../parts/deadline.tsx';
import { StripeLink } from '../../parts/stripe-link.tsx';
import { useFormats } from '../../text/format.ts';
import { useDisputeWords } from '../work/dispute-words.ts';

/** The disputes of a payment. Evidence goes to the bank through Stripe's dashboard. */
export function DisputesTable({ disputes }: { readonly disputes: readonly Dispute[] }) {
  const text = useTranslations('bookings');
  const formats = useFormats();
  const words = useDisputeWords();
  return (
    <Table
      variant="container"
      wrapLines
      items={disputes}
      trackBy="id"
      ariaLabels={{ tableLabel: text('disputes') }}
      header={
        <Header
          variant="h2"
          counter={`(${formats.number(disputes.length)})`}
          description={text('disputesHelp')}
        >
          {text('disputes')}
        </Header>
      }
      columnDefinitions={[
        {
          id: 'id',
          header: text('dispute'),
          isRowHeader: true,
          cell: (dispute: Dispute) => <StripeLink kind="disputes" id={dispute.id} />,
        },
        { id: 'amount', header: text('amount'), cell: ({ amount }) => formats.money(amount) },
        { id: 'reason', minWidth: 130, header: text('reason'), cell: ({ reason }) => words.reason(reason) },
        { id: 'status', minWidth: 120, header: text('status'), cell: ({ status }) => words.status(status) },
        {
          id: 'due',
          minWidth: 170,
          header: text('evidenceUntil'),
          cell: ({ dueBy, status }) => (status.endsWith('needs_response') ? <Deadline until={dueBy} /> : '–'),
        },
        {
          id: 'moved',
          header: text('withdrawn'),
          cell: ({ withdrawn, reinstated }) => `${formats.money(withdrawn)} / ${formats.money(reinstated)}`,
        },
      ]}
    />
  );
}
