import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { AdminDeal } from '@stampede/mobile-sdk/admin';
import { memo } from 'react';
import { useTranslations } from 'use-intl';
import { PageButton } from '../../parts/page-link.tsx';
import { useFormats } from '../../text/format.ts';
import { Effect } from './effect.tsx';
import type { Room } from './room.ts';
import { RoomActions } from './room-actions.tsx';
import type { RoomStore } from './room-store.ts';
import { StateMark } from './state-mark.tsx';

interface Props {
  readonly deal: AdminDeal;
  readonly store: RoomStore;
  readonly state: AdminDeal['state'];
  readonly action: Room['action'];
}

/** The deal, its state, and its actions. Live messages rarely change it. */
export const RoomHeader = memo(function RoomHeader({ deal, store, state, action }: Props) {
  const text = useTranslations('drop');
  const { money } = useFormats();
  return (
    <SpaceBetween size="xs">
      <Header
        variant="h1"
        description={money(deal.price)}
        actions={
          <div className="drop-actions">
            <RoomActions deal={deal} store={store} state={state} />
            <PageButton to={`/deals/${deal.id}/drop?wall=1`} iconName="full-screen">
              {text('openWall')}
            </PageButton>
            <PageButton to={`/deals/${deal.id}`}>{text('openDeal')}</PageButton>
          </div>
        }
      >
        {deal.title}
      </Header>
      <div className="drop-state">
        <StateMark state={state} />
        <Effect action={action} />
      </div>
    </SpaceBetween>
  );
});
