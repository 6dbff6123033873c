import type { AdminDeal } from '@stampede/mobile-sdk/admin';
import { useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { ProtectedDialog } from '../../parts/protected-form/protected-dialog.tsx';
import { useProtectedForm } from '../../parts/protected-form/use-protected-form.ts';
import { useFormats } from '../../text/format.ts';
import type { ActionKind } from './room.ts';
import { follow, type RoomStore } from './room-store.ts';

interface Props {
  readonly kind: Exclude<ActionKind, 'stock'>;
  readonly deal: AdminDeal;
  readonly store: RoomStore;
  readonly onClose: () => void;
}

/** Asks before the sale is paused, resumed or ended, and does it. */
export function StepDialog({ kind, deal, store, onClose }: Props) {
  const text = useTranslations('drop');
  const room = useSyncExternalStore(store.subscribe, store.read);
  const { number } = useFormats();
  const client = useClient();
  const queries = useQueryClient();
  const form = useProtectedForm({
    id: `${kind}:${deal.id}`,
    initial: {},
    send: () => follow(store, kind, () => client.deals[kind](deal.id)),
    onDone(changed) {
      queries.setQueryData(['deal', deal.id, 'room'], changed);
      void queries.invalidateQueries({ queryKey: ['deals'] });
      onClose();
    },
  });
  return (
    <ProtectedDialog
      title={text(`ask.${kind}`, { title: deal.title })}
      action={text(`action.${kind}`)}
      form={form}
      onClose={onClose}
    >
      <p>{text(`will.${kind}`, { available: number(room.sale?.available ?? deal.available) })}</p>
    </ProtectedDialog>
  );
}
