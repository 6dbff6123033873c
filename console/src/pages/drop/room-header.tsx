import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { AdminDeal } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { PageButton } from '../../parts/page-link.tsx';
import { useFormats } from '../../text/format.ts';
import { Effect } from './effect.tsx';
import { RoomActions } from './room-actions.tsx';
import { StateMark } from './state-mark.tsx';
import type { OpenRoom } from './use-room.ts';

interface Props {
  readonly deal: AdminDeal;
  readonly open: OpenRoom;
}

/** The deal, its state, and what can be done with it. */
export function RoomHeader({ deal, open }: Props) {
  const text = useTranslations('drop');
  const { money } = useFormats();
  return (
    <SpaceBetween size="xs">
      <Header
        variant="h1"
        description={money(deal.price)}
        actions={
          <div className="drop-actions">
            <RoomActions deal={deal} open={open} />
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
        <StateMark state={open.room.sale?.state ?? deal.state} />
        <Effect room={open.room} />
      </div>
    </SpaceBetween>
  );
}
