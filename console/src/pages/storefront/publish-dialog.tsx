import Alert from '@cloudscape-design/components/alert';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import type { StorefrontDraft } from '@stampede/mobile-sdk/admin';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { fieldError } from '../../parts/field-errors.ts';
import { say } from '../../parts/say.ts';
import { timeZone, useFormats } from '../../text/format.ts';
import { TimeField } from '../deals/editor/time-field.tsx';
import { instantOf } from '../deals/editor/zoned-time.ts';
import { draftKey, versionsKey } from './use-storefront.ts';

interface Props {
  readonly draft: StorefrontDraft;
  readonly onClose: () => void;
}

/** Publishes the draft as the person saw it: at once, or from an instant on. */
export function PublishDialog({ draft, onClose }: Props) {
  const text = useTranslations('storefront');
  const formats = useFormats();
  const client = useClient();
  const queries = useQueryClient();
  const [when, setWhen] = useState<'now' | 'later'>('now');
  const [time, setTime] = useState({ date: '', time: '' });
  const [note, setNote] = useState('');
  const [wasSent, setSent] = useState(false);
  const read = instantOf({ date: time.date, time: time.time || '00:00' }, timeZone());
  const from = when === 'later' && 'instant' in read ? read.instant : undefined;
  const isMissing = when === 'later' && from === undefined;
  const publish = useMutation({
    mutationFn: () =>
      client.storefront.publish(
        { ...(from && { from }), ...(note.trim() && { note: note.trim() }) },
        { ifMatch: draft.version },
      ),
    onSuccess: ({ version, state, from: begins }) => {
      void queries.invalidateQueries({ queryKey: draftKey });
      void queries.invalidateQueries({ queryKey: versionsKey });
      say(
        state === 'scheduled'
          ? text('willBePublished', { version, time: formats.time(begins) })
          : text('published', { version }),
      );
      onClose();
    },
  });
  const wrong = fieldError(publish.error, 'from');
  const timeError = wrong ? text('faults.fromWrong') : wasSent && isMissing ? text('faults.timeWrong') : '';
  return (
    <ConfirmDialog
      title={text('publishTitle')}
      action={text(when === 'now' ? 'publishNow' : 'schedule')}
      busy={publish.isPending}
      error={wrong ? undefined : publish.error}
      onConfirm={() => {
        setSent(true);
        if (!isMissing) publish.mutate();
      }}
      onClose={onClose}
    >
      {draft.warnings.length > 0 && (
        <Alert type="warning">{text('publishWarnings', { count: draft.warnings.length })}</Alert>
      )}
      <FormField label={text('when')} stretch>
        <RadioGroup
          value={when}
          onChange={({ detail }) => setWhen(detail.value === 'later' ? 'later' : 'now')}
          items={[
            { value: 'now', label: text('now'), description: text('nowHelp') },
            { value: 'later', label: text('later'), description: text('laterHelp') },
          ]}
        />
      </FormField>
      {when === 'later' && (
        <TimeField
          label={text('begins')}
          {...time}
          error={timeError}
          help={timeZone()}
          onChange={(next) => {
            setTime({ ...time, ...next });
            publish.reset();
          }}
        />
      )}
      <FormField label={text('note')} description={text('noteHelp')} stretch>
        <Input value={note} onChange={({ detail }) => setNote(detail.value)} />
      </FormField>
    </ConfirmDialog>
  );
}
