import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import type { FailedRefund, NewRefundResolution } from '@stampede/mobile-sdk/admin';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { ProtectedDialog } from '../../parts/protected-form/protected-dialog.tsx';
import { useProtectedForm } from '../../parts/protected-form/use-protected-form.ts';
import { useFormats } from '../../text/format.ts';
import { ReasonField } from '../bookings/reason-field.tsx';
import { reasonFault } from '../bookings/refund-fields.ts';

interface Props {
  readonly bookingId: string;
  readonly refund: Pick<FailedRefund, 'id' | 'amount'>;
  readonly onDone: (message: string) => void;
  readonly onClose: () => void;
}

const initial: NewRefundResolution = { resolution: 'try_again', reason: '' };

/** Ends a failed refund: Stripe tries again, or staff have returned the money in another way. */
export function ResolveDialog({ bookingId, refund, onDone, onClose }: Props) {
  const text = useTranslations('work');
  const formats = useFormats();
  const client = useClient();
  const queries = useQueryClient();
  const amount = formats.money(refund.amount);
  const form = useProtectedForm({
    id: `resolve:${bookingId}:${refund.id}`,
    initial,
    send: ({ resolution, reason }, key) =>
      client.refunds.resolve(bookingId, refund.id, { resolution, reason: reason.trim() }, key),
    onDone: (answer, { resolution }) => {
      queries.setQueryData(['payment', bookingId], answer);
      onDone(text(`resolved.${resolution}`, { amount }));
    },
  });
  const [isChecked, setChecked] = useState(false);
  const { fields, change } = form;
  const fault = reasonFault(fields.reason);
  return (
    <ProtectedDialog
      title={text('resolveTitle', { amount })}
      form={form}
      action={text(`resolveDo.${fields.resolution}`)}
      onSubmit={() => {
        setChecked(true);
        return fault === undefined;
      }}
      onClose={onClose}
    >
      <FormField label={text('resolution')}>
        <RadioGroup
          value={fields.resolution}
          onChange={({ detail }) =>
            change({ resolution: detail.value === 'settled' ? 'settled' : 'try_again' })
          }
          items={[
            { value: 'try_again', label: text('tryAgain'), description: text('tryAgainHelp', { amount }) },
            { value: 'settled', label: text('settled'), description: text('settledHelp', { amount }) },
          ]}
        />
      </FormField>
      <ReasonField
        value={fields.reason}
        fault={isChecked ? fault : undefined}
        error={form.errorAt('reason')}
        onChange={(reason) => change({ reason })}
      />
      {fields.resolution === 'settled' && <Box color="text-body-secondary">{text('settledFinal')}</Box>}
    </ProtectedDialog>
  );
}
