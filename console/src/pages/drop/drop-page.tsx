import './drop.css';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import type { AdminDeal } from '@stampede/mobile-sdk/admin';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { useIsWall } from '../../frame/wall.ts';
import { LoadError } from '../../parts/load-state.tsx';
import { FinishedDrop } from './finished-drop.tsx';
import { RoomHeader } from './room-header.tsx';
import { RoomView } from './room-view.tsx';
import { useRoom } from './use-room.ts';
import { WallView } from './wall-view.tsx';

/** The drop room of a deal: its sale while it runs, and its figures when it is over. */
export default function DropPage() {
  const { dealId = '' } = useParams();
  const client = useClient();
  const text = useTranslations('app');
  const deal = useQuery({
    queryKey: ['deal', dealId, 'room'],
    queryFn: () => client.deals.get(dealId),
    refetchInterval: 30_000,
  });
  if (deal.data) return <Room key={dealId} deal={deal.data} />;
  if (deal.isError) return <LoadError isPage error={deal.error} onRetry={() => void deal.refetch()} />;
  return (
    <div className="drop-loading" role="status">
      <Spinner size="large" /> {text('loading')}
    </div>
  );
}

function Room({ deal }: { readonly deal: AdminDeal }) {
  const open = useRoom(deal);
  const isWall = useIsWall();
  const state = open.room.sale?.state ?? deal.state;
  if (isWall) return <WallView deal={deal} open={open} />;
  const isOver = state === 'ended' || state === 'cancelled';
  // The header stays the same when the sale ends, and so does the focus in it.
  return (
    <SpaceBetween size="m">
      <RoomHeader deal={deal} store={open.store} state={state} action={open.room.action} />
      {isOver ? <FinishedDrop deal={deal} open={open} /> : <RoomView deal={deal} open={open} />}
    </SpaceBetween>
  );
}
