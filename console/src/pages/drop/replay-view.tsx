import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Slider from '@cloudscape-design/components/slider';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { DropFigures } from '@stampede/mobile-sdk/admin';
import { useEffect, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats, useRegion } from '../../text/format.ts';
import { Counter } from './counter.tsx';
import { Legend, LiveChart } from './live-chart.tsx';
import { pictureOfReplay } from './pictures.ts';
import { framesOf } from './replay.ts';
import { countNames } from './series.ts';
import { useCountNames } from './use-count-names.ts';

/** A minute of the sale lasts this long in its replay, in milliseconds. */
const frameMs = 400;

/** Plays a finished sale again, minute by minute. */
export function Replay({ figures }: { readonly figures: DropFigures }) {
  const text = useTranslations('drop');
  const { number, time } = useFormats();
  const locale = useRegion();
  const names = useCountNames();
  const frames = useMemo(() => framesOf({ minutes: figures.minutes }), [figures.minutes]);
  const [chosen, choose] = useState<number>();
  const [isPlaying, setPlaying] = useState(false);
  const last = frames.length - 1;
  const at = Math.min(chosen ?? last, last);
  useEffect(() => {
    if (!isPlaying) return;
    if (at >= last) return setPlaying(false);
    const timer = setTimeout(() => choose(at + 1), frameMs);
    return () => clearTimeout(timer);
  }, [isPlaying, at, last]);
  const picture = useMemo(() => pictureOfReplay(frames, at, names, locale), [frames, at, names, locale]);
  const frame = frames[at];
  const isCut = (frames[last]?.soFar.orders ?? 0) < figures.totals.orders;
  return (
    <Container
      header={
        <Header variant="h2" description={text(isCut ? 'replayCut' : 'replayHelp')}>
          {text('replayTitle')}
        </Header>
      }
    >
      {!frame ? (
        <Box color="text-body-secondary">{text('replayEmpty')}</Box>
      ) : (
        <SpaceBetween size="m">
          <div className="drop-replay">
            <Button
              iconName={isPlaying ? 'pause' : 'play'}
              disabled={last < 1}
              onClick={() => {
                if (at >= last) choose(0);
                setPlaying(!isPlaying);
              }}
            >
              {text(isPlaying ? 'stop' : 'play')}
            </Button>
            {last > 0 && (
              <Slider
                min={0}
                max={last}
                value={at}
                hideFillLine
                ariaLabel={text('minute')}
                valueFormatter={(value) => time(new Date(frames[value]?.minute ?? 0).toISOString())}
                onChange={({ detail }) => {
                  setPlaying(false);
                  choose(detail.value);
                }}
              />
            )}
          </div>
          <Box variant="h3">{time(new Date(frame.minute).toISOString())}</Box>
          <dl className="drop-counters">
            {countNames.map((name) => (
              <Counter
                key={name}
                name={text(name)}
                value={number(frame.soFar[name])}
                note={text('inMinute', { count: number(frame[name]) })}
                tone={name}
              />
            ))}
          </dl>
          <Legend series={picture.series} />
          <LiveChart
            picture={picture}
            label={text('replayLabel', {
              orders: number(frame.soFar.orders),
              confirmed: number(frame.soFar.confirmed),
              rejected: number(frame.soFar.rejected),
            })}
          />
        </SpaceBetween>
      )}
    </Container>
  );
}
