import Box from '@cloudscape-design/components/box';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import type { RecordedBooking, StaffPayment } from '@stampede/mobile-sdk/admin';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { writeAmount } from '../../parts/amount.ts';
import { ProtectedDialog } from '../../parts/protected-form/protected-dialog.tsx';
import { useProtectedForm } from '../../parts/protected-form/use-protected-form.ts';
import { shortId } from '../../parts/short-id.ts';
import { useFormats } from '../../text/format.ts';
import { leftOf } from './consequences.ts';
import { ReasonField } from './reason-field.tsx';
import { amountOf, faultsOf, noRefund, refundOf } from './refund-fields.ts';

interface Props {
  readonly booking: RecordedBooking;
  readonly payment: StaffPayment;
  readonly onDone: (message: string) => void;
  readonly onClose: () => void;
}

/** Refunds a payment in full or in part, whatever the policy of the deal says. */
export function RefundDialog({ booking, payment, onDone, onClose }: Props) {
  const text = useTranslations('bookings');
  const formats = useFormats();
  const locale = useLocale();
  const client = useClient();
  const queries = useQueryClient();
  const form = useProtectedForm({
    id: `refund:${booking.id}`,
    // The rest of this moment is a part of the draft: a lost request is sent again with the same amount.
    initial: { ...noRefund, left: leftOf(payment) },
    send: (sent, key) => client.payments.refund(booking.id, refundOf(sent, sent.left), key),
    onDone: (answer, sent) => {
      queries.setQueryData(['payment', booking.id], answer);
      onDone(text('refundAsked', { amount: formats.money(amountOf(sent, sent.left) ?? sent.left) }));
    },
  });
  const { fields, change } = form;
  const { left } = fields;
  const [isChecked, setChecked] = useState(false);
  const amount = amountOf(fields, left);
  const faults = faultsOf(fields, left);
  const shown = isChecked ? faults : {};
  const isAll = amount?.amountMinor === left.amountMinor;
  const amountError =
    form.errorAt('amount') ??
    (shown.amount && text(`amountFaults.${shown.amount}`, { left: formats.money(left) }));
  const unitsError = form.errorAt('returnUnits');
  const canReturn = isAll && booking.status === 'confirmed';
  return (
    <ProtectedDialog
      title={text('refundTitle', { id: shortId(booking.id) })}
      form={form}
      action={amount ? text('refundDo', { amount: formats.money(amount) }) : text('refundOpen')}
      onSubmit={() => {
        setChecked(true);
        return Object.keys(faults).length === 0;
      }}
      onClose={onClose}
    >
      <FormField label={text('amount')}>
        <RadioGroup
          value={fields.part}
          onChange={({ detail }) => change({ part: detail.value === 'some' ? 'some' : 'all' })}
          items={[
            { value: 'all', label: text('refundAll', { amount: formats.money(left) }) },
            { value: 'some', label: text('refundPart'), description: text('refundPartHelp') },
          ]}
        />
      </FormField>
      {fields.part === 'some' && (
        <FormField
          label={text('amountIn', { currency: left.currency })}
          constraintText={text('amountUpTo', { left: formats.money(left) })}
          {...(amountError && { errorText: amountError })}
        >
          <Input
            value={fields.amount}
            inputMode="decimal"
            placeholder={writeAmount(left, locale)}
            onChange={({ detail }) => change({ amount: detail.value })}
            autoFocus
          />
        </FormField>
      )}
      <ReasonField
        value={fields.reason}
        fault={shown.reason}
        error={form.errorAt('reason')}
        onChange={(reason) => change({ reason })}
      />
      {canReturn && (
        <FormField {...(unitsError && { errorText: unitsError })}>
          <Checkbox
            checked={fields.returnUnits}
            description={text('returnUnitsHelp')}
            onChange={({ detail }) => change({ returnUnits: detail.checked })}
          >
            {text('returnUnits', { count: booking.quantity, units: formats.number(booking.quantity) })}
          </Checkbox>
        </FormField>
      )}
      <Box color="text-body-secondary">{text(isAll ? 'refundWhole' : 'refundPartial')}</Box>
    </ProtectedDialog>
  );
}
