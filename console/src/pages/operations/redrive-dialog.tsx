import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { ProtectedDialog } from '../../parts/protected-form/protected-dialog.tsx';
import { useProtectedForm } from '../../parts/protected-form/use-protected-form.ts';
import { useOutcomeWords } from './outcome-words.ts';
import { totalOutcome } from './total-outcome.ts';

export interface LettersDialogProps {
  readonly queue: string;
  /** Empty: all messages of the queue. */
  readonly messageIds: readonly string[];
  readonly onDone: (message: string) => void;
  readonly onClose: () => void;
}

/** Asks before messages go back to their consumers. */
export function RedriveDialog({ queue, messageIds, onDone, onClose }: LettersDialogProps) {
  const text = useTranslations('reliability');
  const client = useClient();
  const words = useOutcomeWords();
  const isAll = messageIds.length === 0;
  const form = useProtectedForm({
    id: `redrive:${queue}:${messageIds.join()}`,
    initial: {},
    send: () =>
      totalOutcome(() => client.deadLetters.redrive(queue, isAll ? {} : { messageIds: [...messageIds] })),
    onDone: (outcome) => onDone(words('redrive', outcome)),
  });
  return (
    <ProtectedDialog
      title={isAll ? text('redriveAllTitle', { queue }) : text('redriveTitle', { count: messageIds.length })}
      form={form}
      action={text('redriveDo')}
      onClose={onClose}
    >
      <div>{text('redriveHelp')}</div>
    </ProtectedDialog>
  );
}
