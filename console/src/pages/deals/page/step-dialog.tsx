import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import type { AdminDeal } from '@stampede/mobile-sdk/admin';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useClient } from '../../../frame/context.ts';
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx';
import type { DealStep } from '../deal-steps.ts';

interface Props {
  readonly deal: AdminDeal;
  readonly step: DealStep;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Asks before a step in the deal's life, and says its consequence. Calling off asks for the deal's title. */
export function StepDialog({ deal, step, onClose, onDone }: Props) {
  const text = useTranslations('deals');
  const client = useClient();
  const queries = useQueryClient();
  const [typed, setTyped] = useState('');
  const taken = deal.quantityTotal - deal.available;
  const mustType = step === 'cancel' && deal.state !== 'draft';
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => client.deals[step](deal.id),
    onSuccess: (after) => {
      queries.setQueryData(['deal', deal.id], after);
      void queries.invalidateQueries({ queryKey: ['deals'] });
      void queries.invalidateQueries({ queryKey: ['deal-timeline', deal.id] });
      onDone();
    },
    // The deal was not in the state that the page shows: show the one that it has.
    onError: () => void queries.invalidateQueries({ queryKey: ['deal', deal.id] }),
  });
  return (
    <ConfirmDialog
      title={text(`page.confirm.${step}`, { title: deal.title })}
      action={text(`steps.${step}`)}
      busy={isPending}
      disabled={mustType && typed.trim() !== deal.title.trim()}
      error={error}
      onConfirm={() => mutate()}
      onClose={onClose}
    >
      {step === 'cancel' ? (
        <Alert type="warning">{text('consequence.cancel')}</Alert>
      ) : (
        <Box>{text(`consequence.${step}`)}</Box>
      )}
      {(step === 'cancel' || step === 'end') && <Box>{text('page.affected', { sold: taken })}</Box>}
      {step === 'cancel' && taken > 0 && <Box color="text-body-secondary">{text('page.stepUpNote')}</Box>}
      {mustType && (
        <FormField label={text('page.typeTitle')} description={deal.title}>
          <Input value={typed} onChange={({ detail }) => setTyped(detail.value)} />
        </FormField>
      )}
    </ConfirmDialog>
  );
}
