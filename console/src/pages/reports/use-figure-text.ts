import { currencyDigits } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../text/format.ts';
import type { HoldBucket, Measure } from './measures.ts';

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
    bucket: ({ upTo }: Pick<HoldBucket, 'upTo'>): string => {
      if (upTo === undefined) return text('longer');
      return upTo < 60 ? text('withinSeconds', { count: upTo }) : text('withinMinutes', { count: upTo / 60 });
    },
  };
}
