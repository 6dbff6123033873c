import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import type { ReplayedWebhooks } from '@stampede/mobile-sdk/admin';
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

const choices = {
  failed: ['failed', 'dead'],
  waiting: ['queued'],
  all: ['failed', 'dead', 'queued', 'handled', 'ignored'],
} as const;
type Choice = keyof typeof choices;

interface Fields extends Chosen {
  readonly choice: Choice;
}

/** Puts the events of a time back on the queue. It counts them first. */
export function ReplayDialog({ onDone, onClose }: Props) {
  const text = useTranslations('webhooks');
  const client = useClient();
  const [soFar, setSoFar] = useState<number>();
  const run = (fields: Fields, dryRun: boolean, onPart?: (sum: ReplayedWebhooks) => void) =>
    everyPart<ReplayedWebhooks>(
      (cursor) =>
        client.webhookReplays.run({
          ...stretchOf(fields),
          outcomes: [...choices[fields.choice]],
          dryRun,
          ...(cursor && { cursor }),
        }),
      plusCounts,
      onPart,
    );
  const form = useProtectedForm<Fields, ReplayedWebhooks>({
    id: 'webhook-replay',
    initial: { hours: 1, until: Date.now(), choice: 'failed' },
    send: (fields) => run(fields, false, ({ queued }) => setSoFar(queued)),
    onDone: ({ queued }) => onDone(text('replayedMany', { count: queued })),
  });
  const { fields, change } = form;
  const count = useMutation({ mutationFn: () => run(fields, true) });
  const found = count.data?.found;
  const changed = (part: Partial<Fields>) => {
    count.reset();
    change(part);
  };
  return (
    <ProtectedDialog
      title={text('replayMany')}
      form={form}
      action={found === undefined ? text('countFirst') : text('replayDo', { count: found })}
      canSubmit={(found ?? 0) > 0}
      onClose={onClose}
    >
      <div>{text('replayHelp')}</div>
      <PeriodField chosen={fields} onChange={changed} />
      <FormField label={text('which')}>
        <RadioGroup
          value={fields.choice}
          onChange={({ detail }) => changed({ choice: detail.value as Choice })}
          items={(Object.keys(choices) as Choice[]).map((value) => ({
            value,
            label: text(`choices.${value}`),
            description: text(`choicesHelp.${value}`),
          }))}
        />
      </FormField>
      <Counted
        isCounting={count.isPending}
        error={count.error}
        result={
          soFar !== undefined && form.isSending
            ? text('queuedSoFar', { count: soFar })
            : found === undefined
              ? undefined
              : text('found', { count: found })
        }
        onCount={() => count.mutate()}
      />
    </ProtectedDialog>
  );
}
