import { currencyDigits, type Money } from '@stampede/mobile-sdk/admin';
import { useLocale } from 'use-intl';

/** Formats for the person's language and time zone. */
export interface Formats {
  /** `12,50 €`: minor units become the currency's own digits, which are the API's and not those of Intl. */
  money(money: Money): string;
  number(value: number): string;
  /** `0.125` is `12.5 %`. */
  share(value: number): string;
  /** `0.125` is `+12.5 %`. */
  change(value: number): string;
  /** A day and a time, `30 Nov 2026, 09:00`. */
  time(instant: string): string;
  day(instant: string): string;
}

const made = new Map<string, Formats>();

/** Returns the formats of a language. Making an Intl object takes longer than a row of a table, so they are kept. */
export function formatsOf(locale: string): Formats {
  const known = made.get(locale);
  if (known) return known;
  const money = new Map<string, Intl.NumberFormat>();
  const numbers = new Intl.NumberFormat(locale);
  const shares = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const changes = new Intl.NumberFormat(locale, {
    ...{ style: 'percent', maximumFractionDigits: 1, signDisplay: 'exceptZero' },
  });
  const times = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const inCurrency = (currency: string) => {
    const digits = currencyDigits(currency);
    const fraction = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    const format =
      money.get(currency) ?? new Intl.NumberFormat(locale, { style: 'currency', currency, ...fraction });
    money.set(currency, format);
    return format;
  };
  const formats: Formats = {
    money: ({ amountMinor, currency }) =>
      inCurrency(currency).format(amountMinor / 10 ** currencyDigits(currency)),
    number: (value) => numbers.format(value),
    share: (value) => shares.format(value),
    change: (value) => changes.format(value),
    time: (instant) => times.format(new Date(instant)),
    day: (instant) => days.format(new Date(instant)),
  };
  made.set(locale, formats);
  return formats;
}

export const useFormats = (): Formats => formatsOf(useRegion());

/** English of nowhere would be that of the United States, whose dates are in another order than ours. */
const usual: Readonly<Record<string, string>> = { en: 'en-GB' };

/** The language as the person's region writes numbers and dates: the first of the browser's that is of this language. */
export const regionOf = (locale: string, wanted: readonly string[]): string =>
  wanted.find((tag) => tag.startsWith(`${locale}-`)) ?? usual[locale] ?? locale;

/** The language of the texts with the person's region, for formats of Intl. */
export const useRegion = (): string => regionOf(useLocale(), navigator.languages);

/** The time zone in which times are shown: that of the person's device. */
export const timeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
