/** A wall-clock time, without a zone; `month` counts from 1. */
export interface LocalTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  return format;
}

/** Returns the local time of a zone at an instant (epoch milliseconds). */
export function localTimeAt(instant: number, zone: string): LocalTime {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(instant)
      .map((part) => [part.type, Number(part.value)]),
  );
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts;
  return { year, month, day, hour, minute, second };
}

/**
 * Returns the first instant (epoch milliseconds) with a local time in a zone. Undefined when the clocks skip that time
 * in spring. A time that occurs twice in autumn counts once, as in EventBridge Scheduler.
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#daylist-savings-time
 */
export function instantOf(time: LocalTime, zone: string): number | undefined {
  const asUtc = utc(time);
  const day = 86_400_000;
  const candidates = [asUtc - day, asUtc + day]
    .map((nearby) => asUtc - offsetAt(nearby, zone))
    .filter((instant) => instant + offsetAt(instant, zone) === asUtc);
  return candidates.length === 0 ? undefined : Math.min(...candidates);
}

function offsetAt(instant: number, zone: string): number {
  return zone === 'UTC' ? 0 : utc(localTimeAt(instant, zone)) - Math.floor(instant / 1000) * 1000;
}

function utc({ year, month, day, hour, minute, second }: LocalTime): number {
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
