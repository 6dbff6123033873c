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
  const [isSubmitted, setSubmitted] = useState(false);
  const form = useProtectedForm({
    id: `stock:${deal.id}`,
    initial: { units: '' },
    // The API sets a total, so the units are added to the newest one.
    send: async ({ units }) => {
      const { quantityTotal } = await client.deals.stock(deal.id);
      const added = parseUnits(units, quantityTotal) ?? 0;
      return await follow(store, 'stock', () =>
        client.deals.setStock(deal.id, { quantityTotal: quantityTotal + added }),
      );
    },
    onDone(stock) {
      store.push({ type: 'stock', stock, at: Date.now() });
      onClose();
    },
  });
  const total = room.stock?.quantityTotal ?? deal.quantityTotal;
  const units = parseUnits(form.fields.units, total);
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
      <FormField
        label={text('unitsToAdd')}
        description={text('will.stock')}
        constraintText={
          units === undefined
            ? text('totalNow', { total: number(total) })
            : text('newTotal', { from: number(total), to: number(total + units) })
        }
        errorText={isWrong ? text('unitsWrong') : form.errorAt('quantityTotal')}
      >
        <Input
          value={form.fields.units}
          inputMode="numeric"
          autoFocus
          onChange={({ detail }) => form.change({ units: detail.value })}
        />
      </FormField>
    </ProtectedDialog>
  );
}
