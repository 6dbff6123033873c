import './place-map.css';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type KeyboardEvent, type PointerEvent, useEffect, useId, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import world from 'world-atlas/countries-110m.json';
import { canZoom, including, movedBy, type Place, placeAt, viewBoxOf, viewOf, zoomed } from './map-view.ts';
import { outlineOf, type Topology } from './outline.ts';

interface Props {
  readonly place: Place | undefined;
  readonly onChange: (place: Place) => void;
}

/**
 * A map of the world to choose a point on, by mouse or by keys. It asks nobody for tiles: its outlines are Natural
 * Earth's, which are free of rights, and come with the page.
 */
export default function PlaceMap({ place, onChange }: Props) {
  const text = useTranslations('dealEditor');
  const help = useId();
  const [view, look] = useState(() => viewOf(place));
  const outline = useMemo(() => outlineOf(world as unknown as Topology, 'countries'), []);
  const { latitude, longitude } = place ?? {};
  // A point that is typed may lie outside of what is shown.
  useEffect(() => {
    if (latitude !== undefined && longitude !== undefined)
      look((shown) => including(shown, { latitude, longitude }));
  }, [latitude, longitude]);
  const onKeyDown = (event: KeyboardEvent) => {
    const zoom = { '+': 'in', '=': 'in', '-': 'out' }[event.key] as 'in' | 'out' | undefined;
    const moved = movedBy(event.key, view, place);
    if (!zoom && !moved) return;
    event.preventDefault();
    if (zoom) look(zoomed(view, zoom, place));
    if (moved) onChange(moved);
  };
  const onPointerUp = (event: PointerEvent<SVGSVGElement>) => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    onChange(placeAt(view, (event.clientX - left) / width, (event.clientY - top) / height));
  };
  return (
    <SpaceBetween size="xs">
      <svg
        className="place-map"
        viewBox={viewBoxOf(view)}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes keys.
        tabIndex={0}
        aria-label={
          place ? text('mapAt', { latitude: place.latitude, longitude: place.longitude }) : text('mapEmpty')
        }
        aria-describedby={help}
        onKeyDown={onKeyDown}
        onPointerUp={onPointerUp}
      >
        <path className="place-map-land" d={outline} />
        {place && (
          <circle className="place-map-point" cx={place.longitude} cy={-place.latitude} r={view.width / 80} />
        )}
      </svg>
      <SpaceBetween direction="horizontal" size="xs">
        {(['in', 'out'] as const).map((by) => (
          <Button
            key={by}
            iconName={by === 'in' ? 'zoom-in' : 'zoom-out'}
            formAction="none"
            disabled={!canZoom(view, by)}
            onClick={() => look(zoomed(view, by, place))}
          >
            {text(by === 'in' ? 'zoomIn' : 'zoomOut')}
          </Button>
        ))}
      </SpaceBetween>
      <Box color="text-body-secondary" fontSize="body-s">
        <span id={help}>{text('mapHelp')}</span>
      </Box>
    </SpaceBetween>
  );
}
