import Alert from '@cloudscape-design/components/alert';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { ProtectedDialog } from '../../parts/protected-form/protected-dialog.tsx';
import { useProtectedForm } from '../../parts/protected-form/use-protected-form.ts';
import { ReasonField } from '../bookings/reason-field.tsx';
import { reasonFault } from '../bookings/refund-fields.ts';
import { useOutcomeWords } from './outcome-words.ts';
import type { LettersDialogProps } from './redrive-dialog.tsx';

/** Asks for the reason before messages are deleted for good. */
export function DiscardDialog({ queue, messageIds, onDone, onClose }: LettersDialogProps) {
  const text = useTranslations('reliability');
  const client = useClient();
  const words = useOutcomeWords();
  const form = useProtectedForm({
    id: `discard:${queue}:${messageIds.join()}`,
    initial: { reason: '' },
    send: ({ reason }) =>
      client.deadLetters.discard(queue, { messageIds: [...messageIds], reason: reason.trim() }),
    onDone: (outcome) => onDone(words('discard', outcome)),
  });
  const [isChecked, setChecked] = useState(false);
  const fault = reasonFault(form.fields.reason);
  return (
    <ProtectedDialog
      title={text('discardTitle', { count: messageIds.length })}
      form={form}
      action={text('discardDo')}
      onSubmit={() => {
        setChecked(true);
        return fault === undefined;
      }}
      onClose={onClose}
    >
      <Alert type="warning">{text('discardHelp')}</Alert>
      <ReasonField
        value={form.fields.reason}
        fault={isChecked ? fault : undefined}
        error={form.errorAt('reason')}
        onChange={(reason) => form.change({ reason })}
      />
    </ProtectedDialog>
  );
}
