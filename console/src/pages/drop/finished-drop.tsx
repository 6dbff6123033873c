import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { AdminDeal } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../text/format.ts';
import { Connection } from './connection.tsx';
import { Counters } from './counters.tsx';
import { LoadingProblem } from './loading-problem.tsx';
import { Machinery } from './machinery.tsx';
import { RecordsCheck } from './records-check.tsx';
import { Replay } from './replay-view.tsx';
import type { OpenRoom } from './use-room.ts';

interface Props {
  readonly deal: AdminDeal;
  readonly open: OpenRoom;
}

/** The room of a sale that is over: its final figures, its replay, and their check against the records. */
export function FinishedDrop({ deal, open }: Props) {
  const text = useTranslations('drop');
  const { time } = useFormats();
  const { room, failed } = open;
  const { startsAt, endsAt } = room.sale ?? deal;
  return (
    <SpaceBetween size="m">
      <LoadingProblem failed={failed} />
      <Container
        header={
          <Header variant="h2" description={text('window', { from: time(startsAt), to: time(endsAt) })}>
            {text('finalTitle')}
          </Header>
        }
      >
        <SpaceBetween size="l">
          <Counters figures={room.figures} isOver />
          <Machinery figures={room.figures} isOver />
        </SpaceBetween>
      </Container>
      {room.figures && <Replay figures={room.figures} />}
      <RecordsCheck deal={deal} />
      <Connection room={room} />
    </SpaceBetween>
  );
}
