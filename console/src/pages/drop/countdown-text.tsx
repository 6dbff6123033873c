import { useTranslations } from 'use-intl';
import type { Sale } from './room.ts';
import { timeLeft } from './time-left.ts';
import { useCountdown } from './use-countdown.ts';

interface Props {
  readonly sale: Pick<Sale, 'startsAt' | 'endsAt'>;
  readonly headingId: string;
}

/** The time until the sale opens, and then until it closes, in step with the buyers' phones. */
export function CountdownText({ sale, headingId }: Props) {
  const text = useTranslations('drop');
  const tick = useCountdown(sale);
  const left = tick && timeLeft(tick.secondsLeft);
  return (
    <>
      <h2 id={headingId}>{text(`phase.${tick?.phase ?? 'before'}`)}</h2>
      <div className="drop-big" role="timer">
        {left && left.days > 0 && <span className="drop-days">{text('days', { days: left.days })} </span>}
        {left?.clock ?? '–'}
      </div>
    </>
  );
}
