import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { say } from '../../parts/say.ts';
import { isEventId } from './webhook-filters.ts';

/** Fetches one event from Stripe, by its id in Stripe's dashboard. */
export function FetchDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useTranslations('webhooks');
  const client = useClient();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [id, setId] = useState('');
  const trimmed = id.trim();
  const isWrong = trimmed !== '' && !isEventId(trimmed);
  const fetching = useMutation({
    mutationFn: () => client.webhookEvents.fetch(trimmed),
    onSuccess: (event) => {
      say(text('fetched'));
      void queries.invalidateQueries({ queryKey: ['webhooks'] });
      void navigate(`/webhooks/${event.id}`);
    },
  });
  return (
    <ConfirmDialog
      title={text('fetchOne')}
      action={text('fetchDo')}
      busy={fetching.isPending}
      disabled={!isEventId(trimmed)}
      error={fetching.error}
      onConfirm={() => fetching.mutate()}
      onClose={onClose}
    >
      <div>{text('fetchHelp')}</div>
      <FormField label={text('eventId')} errorText={isWrong && text('eventIdWrong')}>
        <Input value={id} placeholder="evt_…" autoFocus onChange={({ detail }) => setId(detail.value)} />
      </FormField>
    </ConfirmDialog>
  );
}
