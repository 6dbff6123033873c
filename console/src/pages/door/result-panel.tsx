import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Admission, Arrival } from '@stampede/mobile-sdk/admin';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { StaffName } from '../../parts/staff-name.tsx';
import { useFormats } from '../../text/format.ts';
import { bookingIdOf, usesOf, verdictOf } from './verdict.ts';

interface Props {
  readonly answer: Admission;
  readonly isBusy: boolean;
  /** Sends the same code again, with what staff added. */
  readonly onAgain: (more: Pick<Arrival, 'quantity' | 'override'>) => void;
  readonly onUndo: (bookingId: string, useId: string, reason: string) => Promise<void>;
}

/** The result in large words, what it is about, and what staff may do next. */
export function ResultPanel({ answer, isBusy, onAgain, onUndo }: Props) {
  const text = useTranslations('door');
  const formats = useFormats();
  const { type, words, asks } = verdictOf(answer);
  const bookingId = bookingIdOf(answer);
  const name = answer.provisional ? answer.entry?.name : undefined;
  return (
    <Alert type={type} header={<Box variant="h2">{text(`verdict.${words}.title`)}</Box>}>
      <SpaceBetween size="s">
        <div>
          {text(`verdict.${words}.help`)} {name}
        </div>
        {usesOf(answer).map(({ useId, quantity, at, deviceName, deviceId, staffId }) => (
          <div key={useId}>
            {text('use', { quantity, time: formats.time(at), device: deviceName ?? deviceId.slice(0, 8) })}{' '}
            <StaffName id={staffId} />
          </div>
        ))}
        {asks && <Ask asks={asks} isBusy={isBusy} onAgain={onAgain} />}
        {answer.admitted && bookingId && (
          <Undo onUndo={(reason) => onUndo(bookingId, answer.useId, reason)} />
        )}
      </SpaceBetween>
    </Alert>
  );
}

function Ask({ asks, isBusy, onAgain }: { asks: 'quantity' | 'reason' } & Pick<Props, 'isBusy' | 'onAgain'>) {
  const text = useTranslations('door');
  const [value, setValue] = useState('');
  const quantity = Number(value);
  const isFine = asks === 'reason' ? value.trim() !== '' : Number.isInteger(quantity) && quantity > 0;
  return (
    <FormField
      label={text(asks)}
      secondaryControl={
        <Button
          loading={isBusy}
          disabled={!isFine}
          onClick={() => onAgain(asks === 'reason' ? { override: { reason: value } } : { quantity })}
        >
          {text('admit')}
        </Button>
      }
    >
      <Input
        value={value}
        inputMode={asks === 'quantity' ? 'numeric' : 'text'}
        onChange={({ detail }) => setValue(detail.value)}
      />
    </FormField>
  );
}

function Undo({ onUndo }: { readonly onUndo: (reason: string) => Promise<void> }) {
  const text = useTranslations('door');
  const [reason, setReason] = useState<string>();
  const [state, setState] = useState<'open' | 'busy' | 'done'>('open');
  const [error, setError] = useState<unknown>();
  if (state === 'done') return <Box variant="strong">{text('undone')}</Box>;
  if (reason === undefined) return <Button onClick={() => setReason('')}>{text('undo')}</Button>;
  const undo = async () => {
    setState('busy');
    setError(undefined);
    try {
      await onUndo(reason);
      setState('done');
    } catch (caught) {
      setError(caught);
      setState('open');
    }
  };
  return (
    <SpaceBetween size="s">
      <FormField
        label={text('reason')}
        secondaryControl={
          <Button loading={state === 'busy'} disabled={reason.trim() === ''} onClick={() => void undo()}>
            {text('undo')}
          </Button>
        }
      >
        <Input value={reason} onChange={({ detail }) => setReason(detail.value)} />
      </FormField>
      {error !== undefined && <ProblemAlert error={error} />}
    </SpaceBetween>
  );
}
