import { memo } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../text/format.ts';
import { Counter } from './counter.tsx';
import type { Room } from './room.ts';
import { type CountName, countNames, inLastMinute, paidShare, rateOf } from './series.ts';

/** A rate is that of the last ten seconds, in milliseconds. */
const rateMs = 10_000;

interface Props {
  readonly figures: Room['figures'];
  /** A finished sale has no rates. */
  readonly isOver?: boolean;
}

/** The counts of the sale, with their rates. They do not change with live messages, so they are not drawn with them. */
export const Counters = memo(function Counters({ figures, isOver = false }: Props) {
  const text = useTranslations('drop');
  const { number, share } = useFormats();
  const rates = (name: CountName) =>
    isOver || !figures
      ? undefined
      : text('rates', {
          second: number(rounded(rateOf(figures, name, rateMs))),
          minute: number(inLastMinute(figures, name)),
        });
  const count = (value: number | undefined) => (value === undefined ? '–' : number(value));
  const totals = figures?.totals;
  const paid = totals && paidShare(totals);
  return (
    <dl className="drop-counters">
      {countNames.map((name) => (
        <Counter key={name} name={text(name)} value={count(totals?.[name])} note={rates(name)} tone={name} />
      ))}
      <Counter
        name={text('paidShare')}
        value={paid === undefined ? '–' : share(paid)}
        note={text('paidShareHelp')}
      />
      <Counter name={text('heldNow')} value={count(figures?.stock.held)} note={text('heldNowHelp')} />
      <Counter name={text('soldNow')} value={count(figures?.stock.sold)} note={text('soldNowHelp')} />
      <Counter name={text('expired')} value={count(totals?.expired)} note={text('expiredHelp')} />
      <Counter
        name={text('returned')}
        value={count(totals && totals.cancelled + totals.refunded)}
        note={text('returnedHelp')}
      />
    </dl>
  );
});

const rounded = (value: number) => (value < 10 ? Math.round(value * 10) / 10 : Math.round(value));
