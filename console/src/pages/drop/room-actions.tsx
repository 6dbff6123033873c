import Button from '@cloudscape-design/components/button';
import type { AdminDeal } from '@stampede/mobile-sdk/admin';
import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import { hasRole, useFrame } from '../../frame/context.ts';
import { useOpenDialog } from '../../parts/use-open-dialog.ts';
import { AddStock } from './add-stock.tsx';
import type { ActionKind } from './room.ts';
import type { RoomStore } from './room-store.ts';
import { StepDialog } from './step-dialog.tsx';

interface Props {
  readonly deal: AdminDeal;
  readonly store: RoomStore;
  readonly state: AdminDeal['state'];
}

/** The actions of each state. The server decides again. */
const possible: Readonly<Record<AdminDeal['state'], readonly ActionKind[]>> = {
  draft: ['stock'],
  scheduled: ['stock'],
  live: ['pause', 'stock', 'end'],
  paused: ['resume', 'stock', 'end'],
  ended: [],
  cancelled: [],
};

/** Pause, resume, end, more stock: each after a question. */
export function RoomActions({ deal, store, state }: Props) {
  const text = useTranslations('drop');
  const { me } = useFrame();
  const place = useRef<HTMLElement>(null);
  const [asked, show] = useOpenDialog();
  if (!hasRole(me, 'admin', 'seller')) return null;
  const kinds = possible[state];
  const onClose = () => {
    show(undefined);
    // The button that opened the dialog may be gone with the old state.
    setTimeout(() => place.current?.focus());
  };
  const kind = kinds.find((each) => each === asked);
  const props = { deal, store, onClose };
  return (
    <section className="drop-actions" ref={place} tabIndex={-1} aria-label={text('actions')}>
      {kinds.map((each) => (
        <Button
          key={each}
          variant={each === 'resume' ? 'primary' : 'normal'}
          iconName={icons[each]}
          onClick={() => show(each)}
        >
          {text(`action.${each}`)}
        </Button>
      ))}
      {kind === 'stock' && <AddStock {...props} />}
      {kind && kind !== 'stock' && <StepDialog key={kind} kind={kind} {...props} />}
    </section>
  );
}

const icons = { pause: 'pause', resume: 'play', end: 'close', stock: 'add-plus' } as const;
