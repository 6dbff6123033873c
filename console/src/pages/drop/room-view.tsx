import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { AdminDeal } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { Clocks } from './clocks.tsx';
import { Connection } from './connection.tsx';
import { Counters } from './counters.tsx';
import { LoadingProblem } from './loading-problem.tsx';
import { Machinery } from './machinery.tsx';
import { Rates } from './rates.tsx';
import type { OpenRoom } from './use-room.ts';

interface Props {
  readonly deal: AdminDeal;
  readonly open: OpenRoom;
}

/** The room of a sale that runs, or begins later, on a desk or a phone. */
export function RoomView({ deal, open }: Props) {
  const text = useTranslations('drop');
  const { room, failed } = open;
  const state = room.sale?.state ?? deal.state;
  return (
    <SpaceBetween size="m">
      {state === 'draft' && <Alert type="info">{text('draft')}</Alert>}
      <LoadingProblem failed={failed} />
      <Clocks deal={deal} room={room} />
      <Container header={<Header variant="h2">{text('countersTitle')}</Header>}>
        <Counters figures={room.figures} />
      </Container>
      <Container
        header={
          <Header variant="h2" description={text('machineryHelp')}>
            {text('machineryTitle')}
          </Header>
        }
      >
        <Machinery figures={room.figures} />
      </Container>
      <Container
        header={
          <Header variant="h2" description={text('ratesHelp')}>
            {text('ratesTitle')}
          </Header>
        }
      >
        <Rates figures={room.figures} />
      </Container>
      <Connection room={room} />
    </SpaceBetween>
  );
}
