import type { Money } from '@stampede/mobile-sdk';

/** Formats an amount as the device does: `€29.00`, `29,00 €`, `¥14,800`. */
export { formatMoney as money } from '@stampede/mobile-sdk';

/** Returns the discount, as in `−37%` with a minus, not a hyphen. Undefined without a discount. */
export function percentOff(price: Money, original: Money, locale?: string): string | undefined {
  const off = Math.floor((1 - price.amountMinor / original.amountMinor) * 100);
  if (off <= 0) return undefined;
  return new Intl.NumberFormat(locale, { style: 'percent' }).format(-off / 100).replace('-', '\u2212');
}

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** Splits seconds into days, hours, minutes and seconds. */
export const split = (seconds: number) => ({
  days: Math.floor(seconds / day),
  hours: Math.floor((seconds % day) / hour),
  minutes: Math.floor((seconds % hour) / minute),
  seconds: seconds % minute,
});

export const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** Formats a duration with units that depend on its length: `1 d 23 h`, `23 h 46 min`, `01:47 min`. */
export function remaining(left: number): string {
  const { days, hours, minutes, seconds } = split(left);
  if (days > 0) return `${days} d ${hours} h`;
  if (hours > 0) return `${hours} h ${minutes} min`;
  return `${twoDigits(minutes)}:${twoDigits(seconds)} min`;
}

/** The text for screen readers, without seconds, which would never stop. */
export function spoken(left: number): string {
  const { days, hours, minutes } = split(left);
  const parts = [
    [days, 'day'],
    [hours, 'hour'],
    [minutes, 'minute'],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, unit]) => counted(count, unit));
  return said.slice(0, 2).join(' and ') || 'less than a minute';
}

export const counted = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;

/** Keeps a time in one piece, so that no line begins with only "AM" or the zone. */
const unbroken = (written: string): string => written.replace(/\s/g, '\u00a0').replace(/,\u00a0/g, ', ');

/** `9:05 AM`, but `09:05`. */
const hourOf = (locale?: string) =>
  new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions().hour12 ? 'numeric' : '2-digit';

/** Formats `24 Dec, 18:00 GMT+1` in the device's language and time zone. The zone is left out beside another time. */
export function moment(
  instant: string | number,
  { locale, timeZone, zone = true }: { locale?: string; timeZone?: string; zone?: boolean } = {},
): string {
  const format = new Intl.DateTimeFormat(locale, {
    ...{ day: 'numeric', month: 'short', hour: hourOf(locale), minute: '2-digit' },
    ...(timeZone && { timeZone }),
    ...(zone && { timeZoneName: 'short' }),
  });
  return unbroken(format.format(new Date(instant)));
}

/** Formats a time of today: `18:05`. */
export const clockTime = (instant: string | number, locale?: string): string =>
  unbroken(
    new Intl.DateTimeFormat(locale, { hour: hourOf(locale), minute: '2-digit' }).format(new Date(instant)),
  );
