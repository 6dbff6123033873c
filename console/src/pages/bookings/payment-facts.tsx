import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { StaffPayment } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { StripeLink } from '../../parts/stripe-link.tsx';
import { useFormats } from '../../text/format.ts';
import { isDisputed, leftOf } from './consequences.ts';

const indicators: Readonly<Record<StaffPayment['status'], StatusIndicatorProps.Type>> = {
  creating: 'loading',
  open: 'pending',
  capturing: 'in-progress',
  captured: 'success',
  voided: 'stopped',
  returned: 'info',
};

export function PaymentFacts({ payment }: { readonly payment: StaffPayment }) {
  const text = useTranslations('bookings');
  const formats = useFormats();
  const { status, intentId } = payment;
  return (
    <Container header={<Header variant="h2">{text('payment')}</Header>}>
      <KeyValuePairs
        columns={2}
        items={[
          {
            label: text('status'),
            value: (
              <StatusIndicator type={indicators[status]}>{text(`paymentStatuses.${status}`)}</StatusIndicator>
            ),
          },
          { label: text('amount'), value: formats.money(payment.amount) },
          { label: text('givenBack'), value: formats.money(payment.refunded) },
          ...(status === 'captured'
            ? [
                {
                  label: text('left'),
                  value: isDisputed(payment.disputes) ? text('leftDisputed') : formats.money(leftOf(payment)),
                },
              ]
            : []),
          {
            label: text('stripeIntent'),
            value: intentId ? <StripeLink kind="payments" id={intentId} /> : text('stripeNone'),
          },
          ...(payment.declines > 0
            ? [
                {
                  label: text('declines'),
                  value: payment.lastRefusal
                    ? text('declinesWhy', {
                        count: payment.declines,
                        reason: text(`refusals.${payment.lastRefusal.reason}`),
                        time: formats.time(payment.lastRefusal.at),
                      })
                    : formats.number(payment.declines),
                },
              ]
            : []),
          { label: text('changed'), value: formats.time(payment.updatedAt) },
        ]}
      />
    </Container>
  );
}
