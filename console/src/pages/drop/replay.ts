import type { DropFigures } from '@stampede/mobile-sdk/admin';
import { type CountName, type Counts, countNames, minutesOf } from './series.ts';

/** A finished sale up to and including one of its minutes. */
export interface Frame extends Counts {
  readonly minute: number;
  readonly soFar: Counts;
}

const minuteMs = 60_000;
/** Longer pauses are cut short: nothing happens in them. */
const mostQuietMinutes = 5;
const none: Counts = { orders: 0, held: 0, confirmed: 0, rejected: 0 };

/** Returns the minutes of a sale in order, with its quiet ones. */
export function framesOf(figures: Pick<DropFigures, 'minutes'>): Frame[] {
  const frames: Frame[] = [];
  let soFar = none;
  const add = (minute: number, counts: Counts) => {
    soFar = plus(soFar, counts);
    frames.push({ minute, ...counts, soFar });
  };
  for (const { minute, ...counts } of minutesOf(figures)) {
    const last = frames.at(-1)?.minute;
    const quiet = last === undefined ? 0 : (minute - last) / minuteMs - 1;
    for (let step = 1; last !== undefined && step <= Math.min(quiet, mostQuietMinutes); step++)
      add(last + step * minuteMs, none);
    add(minute, counts);
  }
  return frames;
}

const plus = (one: Counts, other: Counts): Counts =>
  Object.fromEntries(countNames.map((name) => [name, one[name] + other[name]])) as Record<CountName, number>;
