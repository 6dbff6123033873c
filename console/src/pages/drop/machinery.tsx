import { memo } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../text/format.ts';
import { Counter } from './counter.tsx';
import type { Room } from './room.ts';
import { claimAge, isOldClaim, refusedPayments } from './signs.ts';

interface Props {
  readonly figures: Room['figures'];
  /** The queue of a finished sale says nothing about it. */
  readonly isOver?: boolean;
}

/** Payments, the queue, and what goes wrong. */
export const Machinery = memo(function Machinery({ figures, isOver = false }: Props) {
  const text = useTranslations('drop');
  const { number } = useFormats();
  const seconds = (value: number | undefined) =>
    value === undefined ? '–' : text('seconds', { value: number(value) });
  const age = figures && claimAge(figures);
  const refused = figures && refusedPayments(figures);
  const reasons = figures?.paymentFailures.map(({ reason, count }) =>
    text('failure', { reason: text(`failures.${reason}`), count: number(count) }),
  );
  return (
    <dl className="drop-counters drop-counters-few">
      <Counter
        name={text('timeToPay')}
        value={seconds(figures?.timeToPay.medianSeconds)}
        note={
          figures?.timeToPay.p90Seconds === undefined
            ? text('timeToPayNone')
            : text('timeToPayHelp', { seconds: number(figures.timeToPay.p90Seconds) })
        }
      />
      <Counter
        name={text('refused')}
        value={refused === undefined ? '–' : number(refused)}
        note={reasons?.join(' · ') || text('refusedNone')}
      />
      {!isOver && (
        <>
          <Counter
            name={text('queue')}
            value={figures ? number(figures.queue.waiting) : '–'}
            note={text('queueHelp', { inFlight: number(figures?.queue.inFlight ?? 0) })}
          />
          <Counter
            name={text('queueAge')}
            value={seconds(figures?.lastBatch && rounded(figures.lastBatch.waitedSeconds))}
            note={text(figures?.lastBatch ? 'queueAgeHelp' : 'queueAgeNone')}
          />
          <Counter
            name={text('claimed')}
            value={figures ? number(figures.stock.claimed) : '–'}
            note={
              age === undefined
                ? text('noClaim')
                : text('oldestClaim', { seconds: number(Math.round(age / 1_000)) })
            }
            isWrong={age !== undefined && isOldClaim(age)}
          />
          <Counter
            name={text('failedOrders')}
            value={figures ? number(figures.queue.failed) : '–'}
            note={text('failedOrdersHelp')}
            isWrong={(figures?.queue.failed ?? 0) > 0}
          />
          <Counter
            name={text('watchers')}
            value={figures ? number(figures.watchers) : '–'}
            note={text('watchersHelp')}
          />
        </>
      )}
    </dl>
  );
});

const rounded = (value: number) => Math.round(value * 10) / 10;
