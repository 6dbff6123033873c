import type { AdminDeal } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { timeLeft } from './time-left.ts';
import { useCountdown } from './use-countdown.ts';

/** The time left of a deal, in a cell of a table. */
export function RowCountdown({ deal }: { readonly deal: AdminDeal }) {
  const text = useTranslations('drop');
  const tick = useCountdown(deal);
  if (!tick) return '–';
  if (tick.phase === 'over') return text('phase.over');
  const { days, clock } = timeLeft(tick.secondsLeft);
  const left = days > 0 ? `${text('days', { days })} ${clock}` : clock;
  return text(tick.phase === 'before' ? 'beginsIn' : 'endsIn', { left });
}
