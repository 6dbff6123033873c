import Alert from '@cloudscape-design/components/alert';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import type { AdminDeal } from '@stampede/mobile-sdk/admin';
import { useState, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { ProtectedDialog } from '../../parts/protected-form/protected-dialog.tsx';
import { useProtectedForm } from '../../parts/protected-form/use-protected-form.ts';
import { useFormats } from '../../text/format.ts';
import { parseUnits } from './parse-units.ts';
import { follow, type RoomStore } from './room-store.ts';

interface Props {
  readonly deal: AdminDeal;
  readonly store: RoomStore;
  readonly onClose: () => void;
}

/** Asks how many units to add, and says what the total will be. */
export function AddStock({ deal, store, onClose }: Props) {
  const text = useTranslations('drop');
  const room = useSyncExternalStore(store.subscribe, store.read);
  const { number } = useFormats();
  const client = useClient();
  const total = room.figures?.stock.quantityTotal ?? deal.quantityTotal;
  const [isSubmitted, setSubmitted] = useState(false);
  const form = useProtectedForm({
    id: `stock:${deal.id}`,
    initial: { units: '', from: total },
    // The total that is shown here is the one that it is computed from. A request that is sent again adds nothing, and
    // neither does a colleague's at the same moment.
    send: ({ units, from }) =>
      follow(store, 'stock', () =>
        client.deals.setStock(deal.id, {
          quantityTotal: from + (parseUnits(units, from) ?? 0),
          expectedTotal: from,
        }),
      ),
    onDone(stock) {
      store.push({ type: 'stock', stock });
      onClose();
    },
  });
  const { from } = form.fields;
  const units = parseUnits(form.fields.units, from);
  const isWrong = units === undefined && (isSubmitted || form.fields.units !== '');
  return (
    <ProtectedDialog
      title={text('ask.stock', { title: deal.title })}
      action={text('action.stock')}
      form={form}
      onSubmit={() => {
        setSubmitted(true);
        return units !== undefined;
      }}
      onClose={onClose}
    >
      {total !== from && !form.isSending && (
        <Alert type="warning">{text('totalMoved', { from: number(from), to: number(total) })}</Alert>
      )}
      <FormField
        label={text('unitsToAdd')}
        description={text('will.stock')}
        constraintText={
          units === undefined
            ? text('totalNow', { total: number(from) })
            : text('newTotal', { from: number(from), to: number(from + units) })
        }
        errorText={isWrong ? text('unitsWrong') : form.errorAt('quantityTotal')}
      >
        <Input
          value={form.fields.units}
          inputMode="numeric"
          autoFocus
          onChange={({ detail }) => form.change({ units: detail.value, from: total })}
        />
      </FormField>
    </ProtectedDialog>
  );
}
