import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { DropFigures } from '@stampede/mobile-sdk/admin';
import { memo, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats, useRegion } from '../../text/format.ts';
import { Legend, LiveChart } from './live-chart.tsx';
import { MinuteTable } from './minute-table.tsx';
import { picturePerMinute, picturePerSecond } from './pictures.ts';
import type { Room } from './room.ts';
import { type CountName, minutesOf, rateOf } from './series.ts';
import { useCountNames } from './use-count-names.ts';

interface Props {
  readonly figures: Room['figures'];
  /** On the wall nothing can be clicked. */
  readonly wall?: boolean;
}

/** Orders, holds, payments and rejections over time. */
export const Rates = memo(function Rates({ figures, wall = false }: Props) {
  const text = useTranslations('drop');
  if (!figures || figures.minutes.length === 0)
    return <Box color="text-body-secondary">{text('collecting')}</Box>;
  return <Charts figures={figures} wall={wall} />;
});

type Span = 'second' | 'minute';

function Charts({ figures, wall }: { readonly figures: DropFigures; readonly wall: boolean }) {
  const text = useTranslations('drop');
  const formats = useFormats();
  const locale = useRegion();
  const names = useCountNames();
  const [span, setSpan] = useState<Span>('second');
  const minutes = useMemo(() => minutesOf(figures), [figures]);
  const picture = useMemo(
    () =>
      span === 'second' ? picturePerSecond(figures, names, locale) : picturePerMinute(minutes, names, locale),
    [figures, minutes, span, names, locale],
  );
  const rate = (name: CountName) => formats.number(Math.round(rateOf(figures, name, 10_000)));
  const label = text('chartLabel', {
    orders: rate('orders'),
    confirmed: rate('confirmed'),
    rejected: rate('rejected'),
  });
  const chart = (
    <>
      <Legend series={picture.series} />
      <LiveChart picture={picture} label={label} className={wall ? 'drop-chart-wall' : 'drop-chart'} />
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
}
