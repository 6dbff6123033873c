import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Steps, { type StepsProps } from '@cloudscape-design/components/steps';
import type { RecordedBooking, StaffPayment } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../text/format.ts';
import { type Step, type StepKind, timelineOf } from './timeline.ts';

interface Props {
  readonly booking: RecordedBooking;
  readonly payment: StaffPayment | undefined;
}

/** The past and due steps of a booking, in order of time. */
export function BookingTimeline({ booking, payment }: Props) {
  const text = useTranslations('bookings');
  const formats = useFormats();
  const steps = timelineOf(booking, payment, new Date().toISOString());
  const detailsOf = ({ at, isBy, amount, note, refusal }: Step) => (
    <>
      {isBy ? text('by', { time: formats.time(at) }) : formats.time(at)}
      {amount && amount.amountMinor > 0 && <div>{formats.money(amount)}</div>}
      {note && <div>{note}</div>}
      {refusal && <div>{text(`refusals.${refusal}`)}</div>}
    </>
  );
  return (
    <Container header={<Header variant="h2">{text('timeline')}</Header>}>
      <Steps
        ariaLabel={text('timeline')}
        steps={steps.map((step) => ({
          header: text(`steps.${step.kind}`),
          details: detailsOf(step),
          status: step.isAhead ? 'pending' : indicators[step.kind],
          statusIconAriaLabel: text(step.isAhead ? 'ahead' : 'happened'),
        }))}
      />
    </Container>
  );
}

const indicators: Readonly<Record<StepKind, StepsProps.Status>> = {
  placed: 'success',
  held: 'stopped',
  holdExtended: 'info',
  rejected: 'error',
  expired: 'stopped',
  cancelled: 'stopped',
  refunded: 'info',
  confirmed: 'success',
  paymentBegun: 'info',
  declined: 'error',
  paid: 'success',
  deposit: 'warning',
  refundRequested: 'info',
  refundSent: 'success',
  refundFailed: 'error',
  refundSettled: 'success',
  disputeOpened: 'warning',
  disputeDue: 'error',
  disputeWithdrawn: 'error',
  disputeWon: 'success',
};
