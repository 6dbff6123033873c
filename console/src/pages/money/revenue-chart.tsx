import MixedLineBarChart from '@cloudscape-design/components/mixed-line-bar-chart';
import { currencyDigits } from '@stampede/mobile-sdk/admin';
import { useLocale, useTranslations } from 'use-intl';
import { formatDay } from '../../parts/days.ts';
import { useFormats } from '../../text/format.ts';
import type { RevenueDay } from './revenue.ts';

interface Props {
  readonly currency: string;
  readonly days: readonly RevenueDay[];
  /** As many, in the same order. */
  readonly daysBefore: readonly RevenueDay[];
}

/** Net revenue by day as bars, and that of the period before as a line. */
export function RevenueChart({ currency, days, daysBefore }: Props) {
  const text = useTranslations('money');
  const locale = useLocale();
  const formats = useFormats();
  const money = (value: number) =>
    formats.money({ amountMinor: Math.round(value * 10 ** currencyDigits(currency)), currency });
  const inUnits = ({ netMinor }: RevenueDay) => netMinor / 10 ** currencyDigits(currency);
  const short = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const values = [...days, ...daysBefore].map(inUnits);
  return (
    <MixedLineBarChart<string>
      height={220}
      hideFilter
      xScaleType="categorical"
      xDomain={days.map(({ day }) => day)}
      yDomain={[Math.min(0, ...values), Math.max(1, ...values)]}
      emphasizeBaselineAxis
      ariaLabel={text('chart', { currency })}
      ariaDescription={text('chartHelp')}
      i18nStrings={{
        xTickFormatter: (day) => short.format(new Date(`${day}T00:00:00Z`)),
        yTickFormatter: (value) =>
          formats.money({ amountMinor: Math.round(value * 10 ** currencyDigits(currency)), currency }),
      }}
      series={[
        {
          type: 'bar',
          title: text('thisPeriod'),
          data: days.map((day) => ({ x: day.day, y: inUnits(day) })),
          valueFormatter: money,
        },
        {
          type: 'line',
          title: text('periodBefore'),
          data: days.flatMap(({ day }, index) => {
            const before = daysBefore[index];
            return before ? [{ x: day, y: inUnits(before) }] : [];
          }),
          valueFormatter: money,
        },
      ]}
      detailPopoverSeriesContent={({ series, x, y }) => {
        const index = days.findIndex(({ day }) => day === x);
        const day = series.type === 'line' ? daysBefore[index]?.day : days[index]?.day;
        return { key: `${series.title} (${day ? formatDay(locale, day) : x})`, value: money(y) };
      }}
    />
  );
}
