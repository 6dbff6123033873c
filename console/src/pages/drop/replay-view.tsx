import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Slider from '@cloudscape-design/components/slider';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Figures } from '@stampede/mobile-sdk/admin';
import { useEffect, useMemo, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useFormats } from '../../text/format.ts';
import { Counter } from './counter.tsx';
import { Legend, LiveChart } from './live-chart.tsx';
import { pictureOfReplay } from './pictures.ts';
import { framesOf } from './replay.ts';

/** A minute of the sale lasts this long in its replay, in milliseconds. */
const frameMs = 400;

/** Plays a finished sale again, minute by minute. */
export function Replay({ figures }: { readonly figures: Figures }) {
  const text = useTranslations('drop');
  const { number, time } = useFormats();
  const locale = useLocale();
  const frames = useMemo(() => framesOf(figures.unitsByMinute), [figures.unitsByMinute]);
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
  const picture = useMemo(
    () => pictureOfReplay(frames, at, { orders: text('orders'), units: text('unitsGiven') }, locale),
    [frames, at, text, locale],
  );
  const frame = frames[at];
  const isCut = (frames[last]?.ordersSoFar ?? 0) < figures.orders;
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
            <Counter name={text('ordersInMinute')} value={number(frame.orders)} tone="orders" />
            <Counter name={text('ordersSoFar')} value={number(frame.ordersSoFar)} />
            <Counter name={text('unitsSoFar')} value={number(frame.unitsSoFar)} />
          </dl>
          <Legend series={picture.series} />
          <LiveChart
            picture={picture}
            label={text('replayLabel', {
              orders: number(frame.ordersSoFar),
              units: number(frame.unitsSoFar),
            })}
          />
        </SpaceBetween>
      )}
    </Container>
  );
}
