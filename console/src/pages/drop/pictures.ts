import type { Picture } from './chart-canvas.ts';
import type { Frame } from './replay.ts';
import { type CountName, countedUntil, countNames, type Minute, perSecond, type Series } from './series.ts';

type Names = Readonly<Record<CountName, string>>;

const secondsMs = 120_000;
const mostMinutes = 30;
/** A short sale would have bars as wide as the chart. */
const leastReplayMs = 12 * 60_000;

/** The colours are those of the legend, in drop.css. */
const colors: Readonly<Record<CountName, string>> = {
  orders: '--drop-orders',
  held: '--drop-held',
  confirmed: '--drop-confirmed',
  rejected: '--drop-rejected',
};

/** Numbers of an axis: short, since it has little room. */
const axis = (locale: string) => {
  const format = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
  return (value: number) => format.format(value);
};

const clockOf = (locale: string, second: '2-digit' | undefined) => {
  const format = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second });
  return (at: number) => format.format(at);
};

/** The last two minutes, by second. */
export function picturePerSecond(series: Series, names: Names, locale: string): Picture {
  const to = countedUntil(series);
  return {
    series: countNames.map((name) => ({
      name: names[name],
      color: colors[name],
      points: perSecond(series, name, secondsMs),
    })),
    kind: 'lines',
    ...{ from: to - secondsMs, to, number: axis(locale), time: clockOf(locale, '2-digit') },
  };
}

/** Bars of each count, by minute. */
const barsOf = (minutes: readonly Minute[], names: Names) =>
  countNames.map((name) => ({
    name: names[name],
    color: colors[name],
    points: minutes.map((each) => ({ at: each.minute, value: each[name] })),
  }));

/** The last half hour, by minute. */
export function picturePerMinute(minutes: readonly Minute[], names: Names, locale: string): Picture {
  const to = (minutes.at(-1)?.minute ?? 0) + 60_000;
  const from = to - mostMinutes * 60_000;
  return {
    series: barsOf(
      minutes.filter(({ minute }) => minute >= from),
      names,
    ),
    kind: 'bars',
    ...{ from, to, number: axis(locale), time: clockOf(locale, undefined) },
  };
}

/** The minutes of a finished sale up to one of them. The axes are those of the whole sale, so they stand still. */
export function pictureOfReplay(frames: readonly Frame[], at: number, names: Names, locale: string): Picture {
  const from = frames[0]?.minute ?? 0;
  const to = Math.max((frames.at(-1)?.minute ?? 0) + 60_000, from + leastReplayMs);
  return {
    series: barsOf(frames.slice(0, at + 1), names),
    kind: 'bars',
    top: Math.max(1, ...frames.flatMap((frame) => countNames.map((name) => frame[name]))),
    ...{ from, to, number: axis(locale), time: clockOf(locale, undefined) },
  };
}
