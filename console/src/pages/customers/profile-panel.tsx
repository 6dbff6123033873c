import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import type { CustomerRecord } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { IdText } from '../../parts/id-text.tsx';
import { useFormats } from '../../text/format.ts';

/** The profile of a customer, and whether they may have saved cards. */
export function ProfilePanel({ customer }: { readonly customer: CustomerRecord }) {
  const text = useTranslations('customers');
  const formats = useFormats();
  const { name, phone, locale, timeZone, updatedAt } = customer.profile;
  return (
    <Container fitHeight header={<Header variant="h2">{text('profile')}</Header>}>
      <KeyValuePairs
        columns={2}
        minColumnWidth={190}
        items={[
          { label: text('name'), value: name ?? text('notGiven') },
          { label: text('phone'), value: phone ?? text('notGiven') },
          { label: text('locale'), value: locale ?? text('notGiven') },
          { label: text('timeZone'), value: timeZone ?? text('notGiven') },
          { label: text('changed'), value: updatedAt ? formats.time(updatedAt) : '–' },
          { label: text('id'), value: <IdText id={customer.id} /> },
          {
            label: text('payments'),
            value: text(customer.payments.stripeCustomer ? 'stripeYes' : 'stripeNo'),
          },
        ]}
      />
    </Container>
  );
}
