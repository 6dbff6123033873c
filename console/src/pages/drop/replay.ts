import type { Figures } from '@stampede/mobile-sdk/admin';

/** A finished sale up to and including one of its minutes. */
export interface Frame {
  readonly minute: number;
  readonly orders: number;
  readonly units: number;
  readonly ordersSoFar: number;
  readonly unitsSoFar: number;
}

const minuteMs = 60_000;
/** Longer pauses between orders are cut short: nothing happens in them. */
const mostQuietMinutes = 5;

/** Returns the minutes of a sale in order, with its quiet ones. */
export function framesOf(minutes: Figures['unitsByMinute']): Frame[] {
  const frames: Frame[] = [];
  let [ordersSoFar, unitsSoFar] = [0, 0];
  const add = (minute: number, orders: number, units: number) => {
    ordersSoFar += orders;
    unitsSoFar += units;
    frames.push({ minute, orders, units, ordersSoFar, unitsSoFar });
  };
  for (const { minute, orders, units } of minutes) {
    const at = Date.parse(minute);
    const last = frames.at(-1)?.minute;
    const quiet = last === undefined ? 0 : (at - last) / minuteMs - 1;
    for (let step = 1; last !== undefined && step <= Math.min(quiet, mostQuietMinutes); step++)
      add(last + step * minuteMs, 0, 0);
    add(at, orders, units);
  }
  return frames;
}
