import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import type { AdminDeal } from '@stampede/mobile-sdk/admin';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useClient } from '../../../frame/context.ts';
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx';

interface Props {
  readonly deal: AdminDeal;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const maxStock = 1_000_000;

/** Sets the total number of units. Taken units stay, so the total is never below them. */
export function StockDialog({ deal, onClose, onDone }: Props) {
  const text = useTranslations('deals.page');
  const client = useClient();
  const queries = useQueryClient();
  const [typed, setTyped] = useState(String(deal.quantityTotal));
  const taken = deal.quantityTotal - deal.available;
  const total = /^\d{1,7}$/.test(typed.trim()) ? Number(typed) : Number.NaN;
  const isRight = total >= taken && total <= maxStock;
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      client.deals.setStock(deal.id, { quantityTotal: total, expectedTotal: deal.quantityTotal }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['deal', deal.id] });
      void queries.invalidateQueries({ queryKey: ['deals'] });
      void queries.invalidateQueries({ queryKey: ['deal-timeline', deal.id] });
      onDone();
    },
    onError: () => void queries.invalidateQueries({ queryKey: ['deal', deal.id] }),
  });
  return (
    <ConfirmDialog
      title={text('stockTitle', { title: deal.title })}
      action={text('stockSave')}
      busy={isPending}
      disabled={!isRight || total === deal.quantityTotal}
      error={error}
      onConfirm={() => mutate()}
      onClose={onClose}
    >
      <FormField
        label={text('stockLabel')}
        description={text('stockHelp', { taken })}
        constraintText={isRight ? text('stockAfter', { count: total - taken }) : undefined}
        errorText={isRight ? '' : text('stockError', { min: taken, max: maxStock })}
      >
        <Input value={typed} inputMode="numeric" onChange={({ detail }) => setTyped(detail.value)} />
      </FormField>
    </ConfirmDialog>
  );
}
