import Alert from '@cloudscape-design/components/alert';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import type { Switches } from '@stampede/mobile-sdk/admin';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { fieldError } from '../../parts/field-errors.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useFormats } from '../../text/format.ts';
import { type Duration, durations, endOf, withBlock } from './block.ts';
import { isConflict, useSwitchesChange } from './use-switches-change.ts';

interface Props {
  readonly switches: Switches;
  readonly onClose: () => void;
}

/** Blocks an address, or the digest of one, for some time. */
export function BlockDialog({ switches, onClose }: Props) {
  const text = useTranslations('switches');
  const formats = useFormats();
  const [typed, setTyped] = useState('');
  const [duration, setDuration] = useState<Duration>('day');
  const [wasSent, setSent] = useState(false);
  const address = typed.trim();
  const until = endOf(duration, Date.now());
  const change = useSwitchesChange({
    switches,
    said: text('blocked', { address, time: formats.time(until) }),
    onDone: onClose,
  });
  const options = durations.map((value) => ({ value, label: text(`durations.${value}`) }));
  const wrong = fieldError(change.error, 'blockedAddresses');
  return (
    <ConfirmDialog
      title={text('blockTitle')}
      action={text('block')}
      busy={change.isPending}
      onConfirm={() => {
        setSent(true);
        if (address) change.mutate(withBlock(switches, address, until));
      }}
      onClose={onClose}
    >
      <div>{text('blockHelp')}</div>
      <FormField
        label={text('address')}
        description={text('addressHelp')}
        errorText={wasSent && !address ? text('addressMissing') : wrong && text('addressWrong')}
        stretch
      >
        <Input
          autoFocus
          value={typed}
          placeholder="203.0.113.7"
          onChange={({ detail }) => {
            setTyped(detail.value);
            change.reset();
          }}
        />
      </FormField>
      <FormField
        label={text('duration')}
        constraintText={text('ends', { time: formats.time(until) })}
        stretch
      >
        <Select
          options={options}
          selectedOption={options.find(({ value }) => value === duration) ?? null}
          expandToViewport
          onChange={({ detail }) => setDuration(detail.selectedOption.value as Duration)}
        />
      </FormField>
      {isConflict(change.error) ? (
        <Alert type="warning" header={text('conflict')}>
          {text('conflictHelp')}
        </Alert>
      ) : (
        change.error && !wrong && <ProblemAlert error={change.error} />
      )}
    </ConfirmDialog>
  );
}
