import LineChart from '@cloudscape-design/components/line-chart';
import { currencyDigits, type PricePoint } from '@stampede/mobile-sdk/admin';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../../text/format.ts';
import { priceSeries } from './price-series.ts';

/** The chart of prices. The table below it says the same. */
export default function PriceChart({ points }: { readonly points: readonly PricePoint[] }) {
  const text = useTranslations('deals.prices');
  const formats = useFormats();
  const series = useMemo(() => priceSeries(points, new Date()), [points]);
  const all = series.flatMap(({ price, originalPrice }) => [...price, ...originalPrice]);
  const times = all.map(({ x }) => x.getTime());
  const most = Math.max(...all.map(({ y }) => y), 1);
  const moneyIn = (currency: string) => (value: number) =>
    formats.money({ amountMinor: Math.round(value * 10 ** currencyDigits(currency)), currency });
  return (
    <LineChart
      ariaLabel={text('chart')}
      height={260}
      hideFilter
      xScaleType="time"
      xDomain={[new Date(Math.min(...times)), new Date(Math.max(...times))]}
      yDomain={[0, most * 1.1]}
      xTitle={text('time')}
      yTitle={series.map(({ currency }) => currency).join(', ')}
      i18nStrings={{ xTickFormatter: (at) => formats.time(at.toISOString()) }}
      series={series.flatMap(({ currency, price, originalPrice }) => [
        {
          type: 'line' as const,
          title: series.length > 1 ? `${text('price')} (${currency})` : text('price'),
          data: price,
          valueFormatter: moneyIn(currency),
        },
        {
          type: 'line' as const,
          title: series.length > 1 ? `${text('originalPrice')} (${currency})` : text('originalPrice'),
          data: originalPrice,
          valueFormatter: moneyIn(currency),
        },
      ])}
    />
  );
}
