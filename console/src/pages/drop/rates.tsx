import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { memo, useMemo, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useFormats } from '../../text/format.ts';
import { Legend, LiveChart } from './live-chart.tsx';
import { MinuteTable } from './minute-table.tsx';
import { picturePerMinute, picturePerSecond } from './pictures.ts';
import { type CountName, perMinute, rateOf, riseOver, type Sample } from './series.ts';

interface Props {
  readonly samples: readonly Sample[];
  /** On the wall nothing can be clicked. */
  readonly wall?: boolean;
}

type Span = 'second' | 'minute';

/** Orders, holds, payments and rejections over time. */
export const Rates = memo(function Rates({ samples, wall = false }: Props) {
  const text = useTranslations('drop');
  const formats = useFormats();
  const locale = useLocale();
  const [span, setSpan] = useState<Span>('second');
  const minutes = useMemo(() => perMinute(samples), [samples]);
  const picture = useMemo(() => {
    const names = {
      orders: text('orders'),
      held: text('held'),
      confirmed: text('confirmed'),
      rejected: text('rejected'),
    };
    return span === 'second'
      ? picturePerSecond(samples, names, locale)
      : picturePerMinute(minutes, names, locale);
  }, [samples, minutes, span, text, locale]);
  const rise = riseOver(samples, 10_000);
  const rate = (name: CountName) => formats.number(rise ? Math.round(rateOf(rise, name)) : 0);
  const label = text('chartLabel', {
    orders: rate('orders'),
    confirmed: rate('confirmed'),
    rejected: rate('rejected'),
  });
  const chart = (
    <>
      <Legend series={picture.series} />
      {samples.length < 2 ? (
        <Box color="text-body-secondary">{text('collecting')}</Box>
      ) : (
        <LiveChart picture={picture} label={label} className={wall ? 'drop-chart-wall' : 'drop-chart'} />
      )}
    </>
  );
  if (wall) return chart;
  return (
    <SpaceBetween size="s">
      <SegmentedControl
        label={text('span')}
        selectedId={span}
        options={[
          { id: 'second', text: text('perSecond') },
          { id: 'minute', text: text('perMinute') },
        ]}
        onChange={({ detail }) => setSpan(detail.selectedId as Span)}
      />
      {chart}
      <ExpandableSection headerText={text('asTable')} variant="footer">
        <MinuteTable minutes={minutes} />
      </ExpandableSection>
    </SpaceBetween>
  );
});
