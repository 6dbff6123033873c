import type { CustomerBlock } from '@stampede/mobile-sdk/admin';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { say } from '../../parts/say.ts';
import type { DialogProps } from './customer-dialogs.tsx';
import { ReasonChoice } from './reason-choice.tsx';

/** Asks for the reason before a customer is blocked. */
export function BlockDialog({ customerId, onDone, onClose }: DialogProps) {
  const text = useTranslations('customers');
  const { customers } = useClient();
  const [reason, setReason] = useState<CustomerBlock['reason']>('abuse');
  const block = useMutation({
    mutationFn: () => customers.block(customerId, { reason }),
    onSuccess: () => {
      say(text('block.done'));
      onDone();
    },
  });
  return (
    <ConfirmDialog
      title={text('block.title')}
      action={text('block.action')}
      busy={block.isPending}
      error={block.error}
      onConfirm={() => block.mutate()}
      onClose={onClose}
    >
      <div>{text('block.help')}</div>
      <ReasonChoice
        label={text('block.reason')}
        reasons={{
          abuse: text('block.reasons.abuse'),
          fraud: text('block.reasons.fraud'),
          account_taken_over: text('block.reasons.account_taken_over'),
          customer_request: text('block.reasons.customer_request'),
        }}
        value={reason}
        onChange={setReason}
      />
    </ConfirmDialog>
  );
}
