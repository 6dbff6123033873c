import ProgressBar from '@cloudscape-design/components/progress-bar';
import type { AdminDeal } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../text/format.ts';
import { CountdownText } from './countdown-text.tsx';
import type { Room } from './room.ts';

interface Props {
  readonly deal: AdminDeal;
  readonly room: Room;
}

/** The two numbers that matter most: units left, and time left. */
export function Clocks({ deal, room }: Props) {
  const text = useTranslations('drop');
  const { number, time } = useFormats();
  const { available, startsAt, endsAt } = room.sale ?? deal;
  const total = room.figures?.stock.quantityTotal ?? deal.quantityTotal;
  const left = total > 0 ? Math.min(1, available / total) : 0;
  return (
    <div className="drop-clocks">
      <section className="drop-panel" aria-labelledby="drop-units">
        <h2 id="drop-units">{text('unitsLeft')}</h2>
        <div className="drop-big">{number(available)}</div>
        <ProgressBar
          value={left * 100}
          ariaLabel={text('unitsLeft')}
          description={text('ofTotal', { total: number(total) })}
        />
      </section>
      <section className="drop-panel" aria-labelledby="drop-time">
        <CountdownText sale={{ startsAt, endsAt }} headingId="drop-time" />
        <p>{text('window', { from: time(startsAt), to: time(endsAt) })}</p>
      </section>
    </div>
  );
}
