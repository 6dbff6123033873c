import Box from '@cloudscape-design/components/box';
import Spinner from '@cloudscape-design/components/spinner';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { StockRepair, StockRepairResult } from '@stampede/mobile-sdk/admin';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { LoadError } from '../../parts/load-state.tsx';
import { everyPart } from '../../parts/paging/every-part.ts';
import { ProtectedDialog } from '../../parts/protected-form/protected-dialog.tsx';
import { useProtectedForm } from '../../parts/protected-form/use-protected-form.ts';
import { RepairPreview } from './repair-preview.tsx';
import { plusPart } from './repairs.ts';

interface Props {
  readonly dealId: string;
  readonly repair: StockRepair;
  readonly onDone: (message: string) => void;
  readonly onClose: () => void;
}

/** Says what a repair would change, and does it. */
export function StockRepairDialog({ dealId, repair, onDone, onClose }: Props) {
  const text = useTranslations('reconciliation');
  const client = useClient();
  const [soFar, setSoFar] = useState<StockRepairResult>();
  const bodyOf = (cursor: string | undefined) => ({ repair, ...(cursor && { cursor }) });
  const preview = useQuery({
    queryKey: ['stock-repair', dealId, repair],
    queryFn: () =>
      everyPart((cursor) => client.stockRepairs.preview(dealId, bodyOf(cursor)), plusPart, setSoFar),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const form = useProtectedForm<object, StockRepairResult>({
    id: `stock-repair:${dealId}:${repair}`,
    initial: {},
    send: () => everyPart((cursor) => client.stockRepairs.run(dealId, bodyOf(cursor)), plusPart, setSoFar),
    onDone: ({ repaired }) => onDone(text('repaired', { count: repaired })),
  });
  return (
    <ProtectedDialog
      title={text(`repairs.${repair}`)}
      form={form}
      action={text('repairDo')}
      canSubmit={preview.isSuccess}
      onClose={onClose}
    >
      <Box>{text(`repairsHelp.${repair}`)}</Box>
      {preview.isPending && (
        <StatusIndicator type="in-progress">{text('readSoFar', { count: soFar?.read ?? 0 })}</StatusIndicator>
      )}
      {preview.isError && <LoadError error={preview.error} onRetry={() => void preview.refetch()} />}
      {preview.data && <RepairPreview result={preview.data} />}
      {form.isSending && soFar?.done && (
        <Box>
          <Spinner /> {text('readSoFar', { count: soFar.read })}
        </Box>
      )}
    </ProtectedDialog>
  );
}
