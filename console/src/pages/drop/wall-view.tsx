import type { AdminDeal } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { useWallScreen } from '../../frame/wall.ts';
import { PageLink } from '../../parts/page-link.tsx';
import { useFormats } from '../../text/format.ts';
import { Connection } from './connection.tsx';
import { CountdownText } from './countdown-text.tsx';
import { Counters } from './counters.tsx';
import { LoadingProblem } from './loading-problem.tsx';
import { Machinery } from './machinery.tsx';
import { Rates } from './rates.tsx';
import { StateMark } from './state-mark.tsx';
import type { OpenRoom } from './use-room.ts';

interface Props {
  readonly deal: AdminDeal;
  readonly open: OpenRoom;
}

/** The room on a wall: dark, large, and without anything to click but the way back. */
export function WallView({ deal, open }: Props) {
  useWallScreen();
  const text = useTranslations('drop');
  const { number } = useFormats();
  const { room, failed } = open;
  const { state, available, startsAt, endsAt } = room.sale ?? deal;
  const total = room.figures?.stock.quantityTotal ?? deal.quantityTotal;
  return (
    <div className="drop-wall">
      <header className="drop-wall-header">
        <h1>{deal.title}</h1>
        <StateMark state={state} />
        <PageLink to={`/deals/${deal.id}/drop`}>{text('leaveWall')}</PageLink>
      </header>
      <LoadingProblem failed={failed} />
      <div className="drop-wall-clocks">
        <section aria-labelledby="drop-units">
          <h2 id="drop-units">{text('unitsLeft')}</h2>
          <div className="drop-huge">{number(available)}</div>
          <p>{text('ofTotal', { total: number(total) })}</p>
        </section>
        <section className="drop-wall-time" aria-labelledby="drop-time">
          <CountdownText sale={{ startsAt, endsAt }} headingId="drop-time" />
        </section>
      </div>
      <Counters figures={room.figures} />
      <Machinery figures={room.figures} />
      <div className="drop-wall-chart">
        <Rates figures={room.figures} wall />
      </div>
      <Connection room={room} />
    </div>
  );
}
