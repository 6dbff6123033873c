import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { say } from '../../parts/say.ts';
import type { DialogProps } from './customer-dialogs.tsx';

/** Asks before a step that needs nothing but a yes. */
export function StepDialog({
  step,
  customerId,
  onDone,
  onClose,
}: DialogProps & { readonly step: 'signOut' | 'unblock' | 'link' }) {
  const text = useTranslations('customers');
  const { customers, guestBookings } = useClient();
  const change = useMutation({
    /** @returns how many bookings were linked, for the step that links */
    mutationFn: async (): Promise<number> => {
      if (step === 'link') return (await guestBookings.link(customerId)).bookingIds.length;
      await (step === 'signOut' ? customers.signOut(customerId) : customers.unblock(customerId));
      return 0;
    },
    onSuccess: (count) => {
      say(step === 'link' ? text('steps.link.done', { count }) : text(`steps.${step}.done`));
      onDone();
    },
  });
  return (
    <ConfirmDialog
      title={text(`steps.${step}.title`)}
      action={text(`steps.${step}.action`)}
      busy={change.isPending}
      error={change.error}
      onConfirm={() => change.mutate()}
      onClose={onClose}
    >
      <div>{text(`steps.${step}.help`)}</div>
    </ConfirmDialog>
  );
}
