import type { Picture } from './chart-canvas.ts';
import type { Frame } from './replay.ts';
import { type CountName, countNames, type Minute, perSecond, type Sample } from './series.ts';

type Names = Readonly<Record<CountName, string>>;

/** The span of the chart by second grows with the samples. */
const span = { leastMs: 60_000, mostMs: 5 * 60_000 };
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

/** The last five minutes, by second. */
export function picturePerSecond(samples: readonly Sample[], names: Names, locale: string): Picture {
  const to = samples.at(-1)?.at ?? 0;
  const from = to - Math.min(span.mostMs, Math.max(span.leastMs, to - (samples[0]?.at ?? to)));
  return {
    series: countNames.map((name) => ({
      name: names[name],
      color: colors[name],
      points: perSecond(samples, name, from),
    })),
    kind: 'lines',
    ...{ from, to, number: axis(locale), time: clockOf(locale, '2-digit') },
  };
}

/** The last half hour, by minute. */
export function picturePerMinute(minutes: readonly Minute[], names: Names, locale: string): Picture {
  const to = (minutes.at(-1)?.minute ?? 0) + 60_000;
  const from = to - mostMinutes * 60_000;
  return {
    series: countNames.map((name) => ({
      name: names[name],
      color: colors[name],
      points: minutes.flatMap((each) =>
        each.minute >= from ? [{ at: each.minute, value: each[name] }] : [],
      ),
    })),
    kind: 'bars',
    ...{ from, to, number: axis(locale), time: clockOf(locale, undefined) },
  };
}

/** The minutes of a finished sale up to one of them. The axes are those of the whole sale, so they stand still. */
export function pictureOfReplay(
  frames: readonly Frame[],
  at: number,
  names: { readonly orders: string; readonly units: string },
  locale: string,
): Picture {
  const from = frames[0]?.minute ?? 0;
  const to = Math.max((frames.at(-1)?.minute ?? 0) + 60_000, from + leastReplayMs);
  const shown = frames.slice(0, at + 1);
  return {
    series: [
      {
        name: names.orders,
        color: colors.orders,
        points: shown.map(({ minute, orders }) => ({ at: minute, value: orders })),
      },
      {
        name: names.units,
        color: colors.confirmed,
        points: shown.map(({ minute, units }) => ({ at: minute, value: units })),
      },
    ],
    kind: 'bars',
    top: Math.max(1, ...frames.flatMap(({ orders, units }) => [orders, units])),
    ...{ from, to, number: axis(locale), time: clockOf(locale, undefined) },
  };
}
