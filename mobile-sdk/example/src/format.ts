import type { Money } from '@stampede/mobile-sdk';

/** As the device writes it: `€29.00`, `29,00 €`, `¥14,800`. */
export function money({ amountMinor, currency }: Money, locale?: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  // Yen have no cents, dinars have a thousand of them.
  return format.format(amountMinor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

/** How much less it costs, as in `-37%`; undefined when it does not. */
export function percentOff(price: Money, original: Money, locale?: string): string | undefined {
  const off = Math.floor((1 - price.amountMinor / original.amountMinor) * 100);
  return off > 0 ? new Intl.NumberFormat(locale, { style: 'percent' }).format(-off / 100) : undefined;
}

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** Seconds as days, hours, minutes and seconds. */
export const split = (seconds: number) => ({
  days: Math.floor(seconds / day),
  hours: Math.floor((seconds % day) / hour),
  minutes: Math.floor((seconds % hour) / minute),
  seconds: seconds % minute,
});

export const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** `2 d 04:13` while it is long, `04:13:09` on the last day, `13:09` in the last hour. */
export function remaining(left: number): string {
  const { days, hours, minutes, seconds } = split(left);
  const short = `${twoDigits(minutes)}:${twoDigits(seconds)}`;
  if (left < hour) return short;
  return days > 0 ? `${days} d ${twoDigits(hours)}:${twoDigits(minutes)}` : `${twoDigits(hours)}:${short}`;
}

/** For ears: without seconds, which would never stop. */
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

/** `24 Dec, 18:00`, in the device's own words and time zone. */
export const moment = (instant: string | number, locale?: string): string =>
  new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(instant));

/** `18:05` */
export const clockTime = (instant: string | number, locale?: string): string =>
  new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(new Date(instant));
