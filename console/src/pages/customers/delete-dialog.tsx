import Alert from '@cloudscape-design/components/alert';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import type { CustomerDeletionRequest } from '@stampede/mobile-sdk/admin';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { hasRole, useFrame } from '../../frame/context.ts';
import { ProtectedDialog } from '../../parts/protected-form/protected-dialog.tsx';
import { useProtectedForm } from '../../parts/protected-form/use-protected-form.ts';
import { say } from '../../parts/say.ts';
import type { DialogProps } from './customer-dialogs.tsx';
import { ReasonChoice } from './reason-choice.tsx';

const initial: CustomerDeletionRequest = { confirm: '', reason: 'customer_request' };

/** Asks for the reason and for the customer's id before a customer is deleted. It cannot be undone. */
export function DeleteDialog({ customerId, onDone, onClose }: DialogProps) {
  const text = useTranslations('customers');
  const { session, me } = useFrame();
  const [wasSent, setSent] = useState(false);
  const form = useProtectedForm({
    id: `delete:${customerId}`,
    initial,
    send: (fields) =>
      session.client.customerDeletions.request(customerId, { ...fields, confirm: fields.confirm.trim() }),
    onDone: () => {
      say(text('delete.done'));
      onDone();
    },
  });
  const { confirm, reason } = form.fields;
  const isConfirmed = confirm.trim() === customerId;
  return (
    <ProtectedDialog
      title={text('delete.title')}
      form={form}
      action={text('delete.action')}
      onSubmit={() => {
        setSent(true);
        return isConfirmed;
      }}
      onClose={onClose}
    >
      <Alert type="warning">
        {text('delete.help')} {!hasRole(me, 'admin') && text('delete.supportHelp')}
      </Alert>
      <ReasonChoice
        label={text('delete.reason')}
        reasons={{
          customer_request: text('delete.reasons.customer_request'),
          legal_duty: text('delete.reasons.legal_duty'),
          test_account: text('delete.reasons.test_account'),
        }}
        value={reason}
        onChange={(next) => form.change({ reason: next })}
      />
      <FormField
        label={text('delete.confirm')}
        constraintText={customerId}
        errorText={wasSent && !isConfirmed && text('delete.confirmWrong')}
        stretch
      >
        <Input
          value={confirm}
          autoComplete={false}
          spellcheck={false}
          onChange={({ detail }) => form.change({ confirm: detail.value })}
        />
      </FormField>
    </ProtectedDialog>
  );
}
