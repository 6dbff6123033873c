import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { ProtectedDialog } from '../../parts/protected-form/protected-dialog.tsx';
import { useProtectedForm } from '../../parts/protected-form/use-protected-form.ts';
import { say } from '../../parts/say.ts';
import type { DialogProps } from './customer-dialogs.tsx';

/** Asks before an export of a customer's data. A colleague may have to approve it. */
export function ExportDialog({ customerId, onDone, onClose }: DialogProps) {
  const text = useTranslations('customers');
  const client = useClient();
  const form = useProtectedForm({
    id: `export:${customerId}`,
    initial: {},
    send: (_, options) => client.customerExports.request(customerId, options),
    onDone: () => {
      say(text('export.done'));
      onDone();
    },
  });
  return (
    <ProtectedDialog
      title={text('export.title')}
      form={form}
      action={text('export.action')}
      onClose={onClose}
    >
      <div>{text('export.help')}</div>
    </ProtectedDialog>
  );
}
