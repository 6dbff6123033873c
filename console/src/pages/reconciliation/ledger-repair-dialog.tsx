import Box from '@cloudscape-design/components/box';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { LedgerRepair, PaymentComparison } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { ProtectedDialog } from '../../parts/protected-form/protected-dialog.tsx';
import { useProtectedForm } from '../../parts/protected-form/use-protected-form.ts';

interface Props {
  readonly compared: PaymentComparison;
  readonly repair: LedgerRepair;
  readonly onDone: (answer: PaymentComparison) => void;
  readonly onClose: () => void;
}

/** Says what a repair of the ledger would add, and does it. */
export function LedgerRepairDialog({ compared, repair, onDone, onClose }: Props) {
  const text = useTranslations('reconciliation');
  const client = useClient();
  const { bookingId, nextStep, nextChange, entries } = compared;
  const form = useProtectedForm<object, PaymentComparison>({
    id: `ledger-repair:${bookingId}:${repair}`,
    initial: {},
    send: () => client.ledgerRepairs.run(bookingId, { repair }),
    onDone,
  });
  return (
    <ProtectedDialog
      title={text(`ledgerRepairs.${repair}`)}
      form={form}
      action={text(`ledgerRepairsDo.${repair}`)}
      onClose={onClose}
    >
      <Box>{text(`ledgerRepairsHelp.${repair}`)}</Box>
      {nextStep && <StatusIndicator type="info">{text('nextStep', { step: nextStep })}</StatusIndicator>}
      {nextChange && (
        <StatusIndicator type="info">{text('nextChange', { change: nextChange })}</StatusIndicator>
      )}
      {entries.map((entry) => (
        <StatusIndicator key={entry} type="info">
          {text('newEntry', { entry })}
        </StatusIndicator>
      ))}
      <Box variant="small">{text('appendOnly')}</Box>
    </ProtectedDialog>
  );
}
