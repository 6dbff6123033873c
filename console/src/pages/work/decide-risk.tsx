import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import type { RiskReview, RiskVerdict } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { SoldName } from '../../parts/deal-name.tsx';
import { ProtectedDialog } from '../../parts/protected-form/protected-dialog.tsx';
import { useProtectedForm } from '../../parts/protected-form/use-protected-form.ts';
import { shortId } from '../../parts/short-id.ts';
import { useFormats } from '../../text/format.ts';
import { BookingStatus } from '../bookings/booking-status.tsx';
import { useBooking } from '../bookings/use-booking.ts';
import { RiskReasons } from './risk-reasons.tsx';
import { VerdictFields } from './verdict-fields.tsx';

interface Props {
  readonly review: RiskReview;
  readonly onDone: (message: string) => void;
  readonly onClose: () => void;
}

const initial: Required<RiskVerdict> = { verdict: 'approved', note: '' };

/** Lets an order stay, or cancels it and returns its payment. */
export function DecideRisk({ review, onDone, onClose }: Props) {
  const text = useTranslations('work');
  const formats = useFormats();
  const client = useClient();
  const booking = useBooking(review.bookingId).data;
  const form = useProtectedForm({
    id: `risk-review:${review.id}`,
    initial,
    send: ({ verdict, note }) =>
      client.riskReviews.decide(review.id, { verdict, ...(note.trim() && { note: note.trim() }) }),
    onDone: (_, { verdict }) => onDone(text(`riskDone.${verdict}`, { id: shortId(review.bookingId) })),
  });
  const total = booking && booking.status !== 'queued' ? booking.total : undefined;
  return (
    <ProtectedDialog
      title={text('decideRisk', { id: shortId(review.bookingId) })}
      form={form}
      action={text(`riskVerdicts.${form.fields.verdict}`)}
      onClose={onClose}
    >
      <KeyValuePairs
        columns={2}
        items={[
          { label: text('score'), value: text('scoreOf', { score: formats.number(review.score) }) },
          { label: text('deal'), value: <SoldName dealId={review.dealId} slot={review.slot} /> },
          { label: text('reasons'), value: <RiskReasons reasons={review.reasons} /> },
          ...(booking ? [{ label: text('status'), value: <BookingStatus status={booking.status} /> }] : []),
          ...(total ? [{ label: text('total'), value: formats.money(total) }] : []),
        ]}
      />
      <VerdictFields
        fields={form.fields}
        change={form.change}
        labels={{ approved: text('riskVerdicts.approved'), rejected: text('riskVerdicts.rejected') }}
        helps={{ approved: text('riskApproveHelp'), rejected: text('riskRejectHelp') }}
        noteHelp={text('noteForColleagues')}
        noteError={form.errorAt('note')}
      />
    </ProtectedDialog>
  );
}
