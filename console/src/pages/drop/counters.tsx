import { memo } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../text/format.ts';
import { Counter } from './counter.tsx';
import type { Room } from './room.ts';
import { type CountName, countNames, paidShare, rateOf, riseOver } from './series.ts';
import { useNow } from './use-countdown.ts';

/** A claim lasts seconds. An older one waits for the sweeper, in milliseconds. */
const oldClaimMs = 60_000;

interface Props extends Pick<Room, 'samples'> {
  readonly figures: Room['figures'];
  readonly stock: Room['stock'];
  /** A finished sale has no rates. */
  readonly isOver?: boolean;
}

/** The counts of the sale, with their rates. They do not change with live messages, so they are not drawn with them. */
export const Counters = memo(function Counters({ figures, stock, samples, isOver = false }: Props) {
  const text = useTranslations('drop');
  const { number, share } = useFormats();
  const now = useNow();
  const [second, minute] = [riseOver(samples, 5_000), riseOver(samples, 60_000)];
  const rates = (name: CountName) =>
    isOver
      ? undefined
      : second && minute
        ? text('rates', {
            second: number(rounded(rateOf(second, name))),
            minute: number(minute[name]),
          })
        : text('noRate');
  const count = (value: number | undefined) => (value === undefined ? '–' : number(value));
  const paid = figures && paidShare(figures);
  const claimAge = stock?.oldestClaimAt && Math.max(0, now - Date.parse(stock.oldestClaimAt));
  return (
    <dl className="drop-counters">
      {countNames.map((name) => (
        <Counter key={name} name={text(name)} value={count(figures?.[name])} note={rates(name)} tone={name} />
      ))}
      <Counter
        name={text('paidShare')}
        value={paid === undefined ? '–' : share(paid)}
        note={text('paidShareHelp')}
      />
      <Counter name={text('heldNow')} value={count(stock?.held)} note={text('heldNowHelp')} />
      <Counter name={text('soldNow')} value={count(stock?.sold)} note={text('soldNowHelp')} />
      <Counter
        name={text('claimed')}
        value={count(stock?.claimed)}
        note={
          claimAge ? text('oldestClaim', { seconds: number(Math.round(claimAge / 1_000)) }) : text('noClaim')
        }
        isWrong={Boolean(claimAge && claimAge > oldClaimMs)}
      />
      <Counter name={text('expired')} value={count(figures?.expired)} note={text('expiredHelp')} />
      <Counter
        name={text('returned')}
        value={count(figures && figures.cancelled + figures.refunded)}
        note={text('returnedHelp')}
      />
    </dl>
  );
});

const rounded = (value: number) => (value < 10 ? Math.round(value * 10) / 10 : Math.round(value));
