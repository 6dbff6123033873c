import { currencyDigits } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../text/format.ts';
import type { Measure } from './measures.ts';

/** Words and formats of measures. */
export function useFigureText() {
  const text = useTranslations('reports');
  const formats = useFormats();
  return {
    name: (measure: Measure): string =>
      measure.kind === 'money'
        ? text('inCurrency', { name: text(`measures.${measure.name}`), currency: measure.currency })
        : text(`measures.${measure.name}`),
    value(measure: Measure, value: number | undefined): string {
      if (value === undefined) return '–';
      if (measure.kind === 'share') return formats.share(value);
      if (measure.kind === 'money')
        return formats.money({ amountMinor: Math.round(value), currency: measure.currency });
      return formats.number(value);
    },
    /** A value as a chart draws it: money in the currency's own units. */
    drawn: (measure: Measure, value: number | undefined): number =>
      measure.kind === 'money' ? (value ?? 0) / 10 ** currencyDigits(measure.currency) : (value ?? 0),
    share: (value: number | undefined): string => (value === undefined ? '–' : formats.share(value)),
    /** `within 45 s`, `within 10 min` */
    within(seconds: number | undefined): string {
      if (seconds === undefined) return '–';
      if (seconds % 60 !== 0) return text('withinSeconds', { count: seconds });
      // A bucket for whatever took longer than any hold.
      if (seconds >= 86_400) return text('longer');
      return text('withinMinutes', { count: seconds / 60 });
    },
  };
}
