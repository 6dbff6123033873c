import type { CaughtUpWebhooks } from '@stampede/mobile-sdk/admin';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { everyPart, plusCounts } from '../../parts/paging/every-part.ts';
import { ProtectedDialog } from '../../parts/protected-form/protected-dialog.tsx';
import { useProtectedForm } from '../../parts/protected-form/use-protected-form.ts';
import { Counted } from './counted.tsx';
import { type Chosen, stretchOf } from './period.ts';
import { PeriodField } from './period-field.tsx';

interface Props {
  readonly onDone: (message: string) => void;
  readonly onClose: () => void;
}

/** Fetches missing events from Stripe. It compares first. */
export function CatchUpDialog({ onDone, onClose }: Props) {
  const text = useTranslations('webhooks');
  const client = useClient();
  const [soFar, setSoFar] = useState<number>();
  const run = (chosen: Chosen, dryRun: boolean, onPart?: (sum: CaughtUpWebhooks) => void) =>
    everyPart<CaughtUpWebhooks>(
      (cursor) => client.webhookCatchUps.run({ ...stretchOf(chosen), dryRun, ...(cursor && { cursor }) }),
      plusCounts,
      onPart,
    );
  const form = useProtectedForm<Chosen, CaughtUpWebhooks>({
    id: 'webhook-catch-up',
    initial: { hours: 1, until: Date.now() },
    send: (fields) => run(fields, false, ({ listed }) => setSoFar(listed)),
    onDone: ({ queued }) => onDone(text('caughtUp', { count: queued })),
  });
  const { fields, change } = form;
  const count = useMutation({
    mutationFn: () => run(fields, true, ({ listed }) => setSoFar(listed)),
  });
  const told = count.data;
  const isBusy = count.isPending || form.isSending;
  return (
    <ProtectedDialog
      title={text('catchUp')}
      form={form}
      action={told === undefined ? text('countFirst') : text('catchUpDo', { count: told.missing })}
      canSubmit={(told?.missing ?? 0) > 0}
      onClose={onClose}
    >
      <div>{text('catchUpHelp')}</div>
      <PeriodField
        chosen={fields}
        onChange={(chosen) => {
          count.reset();
          change(chosen);
        }}
      />
      <Counted
        isCounting={count.isPending}
        error={count.error}
        result={
          isBusy && soFar !== undefined
            ? text('listedSoFar', { count: soFar })
            : told && text('missing', { listed: told.listed, missing: told.missing })
        }
        onCount={() => count.mutate()}
      />
    </ProtectedDialog>
  );
}
