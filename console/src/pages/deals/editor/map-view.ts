/** A point on the map, in degrees. */
export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

/** The part of the world that the map shows: its middle, and how many degrees of longitude. Half as many of latitude. */
export interface MapView {
  readonly middle: Place;
  readonly width: number;
}

export const wholeWorld: MapView = { middle: { latitude: 0, longitude: 0 }, width: 360 };
/** The outline is exact to some 20 km. A closer look would promise more than it has. */
const leastWidth = 6;
/** A point that is known is shown with its region around it. */
const regionWidth = 30;

const within = (value: number, most: number) => Math.min(most, Math.max(-most, value));

/** Keeps the view within the world. */
const kept = ({ middle, width }: MapView): MapView => ({
  width,
  middle: {
    longitude: within(middle.longitude, 180 - width / 2),
    latitude: within(middle.latitude, 90 - width / 4),
  },
});

/** Returns the view at the start: the region around the place, or the whole world. */
export const viewOf = (place: Place | undefined): MapView =>
  place ? kept({ middle: place, width: regionWidth }) : wholeWorld;

/** Returns the view at twice or half the scale, around the place if there is one. */
export function zoomed(view: MapView, by: 'in' | 'out', place: Place | undefined): MapView {
  const width = Math.min(360, Math.max(leastWidth, by === 'in' ? view.width / 2 : view.width * 2));
  return kept({ width, middle: place ?? view.middle });
}

export const canZoom = ({ width }: MapView, by: 'in' | 'out'): boolean =>
  by === 'in' ? width > leastWidth : width < 360;

/** Returns the view moved so that the place is in it. */
export const including = (view: MapView, place: Place): MapView =>
  Math.abs(place.longitude - view.middle.longitude) > view.width / 2 ||
  Math.abs(place.latitude - view.middle.latitude) > view.width / 4
    ? kept({ ...view, middle: place })
    : view;

/** The view as the `viewBox` of an SVG whose x is the longitude, and whose y grows to the south. */
export const viewBoxOf = ({ middle, width }: MapView): string =>
  [middle.longitude - width / 2, -middle.latitude - width / 4, width, width / 2].join(' ');

/** Returns the place at a point of the shown map. @param x from 0 at the left to 1 @param y from 0 at the top to 1 */
export const placeAt = ({ middle, width }: MapView, x: number, y: number): Place => ({
  longitude: within(middle.longitude + (x - 0.5) * width, 180),
  latitude: within(middle.latitude - (y - 0.5) * (width / 2), 90),
});

/** The arrow keys move the point by a hundredth of what is shown. */
const steps: Readonly<Record<string, readonly [east: number, north: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** Returns the place after an arrow key; undefined for another key. Without a place it begins in the middle. */
export function movedBy(
  key: string,
  { middle, width }: MapView,
  place: Place | undefined,
): Place | undefined {
  const step = steps[key];
  if (!step) return undefined;
  if (!place) return middle;
  return {
    longitude: within(place.longitude + (step[0] * width) / 100, 180),
    latitude: within(place.latitude + (step[1] * width) / 100, 90),
  };
}

/** Reads the two fields. @returns undefined while one of them is no coordinate */
export function readPlace(latitude: string, longitude: string): Place | undefined {
  const [north, east] = [latitude, longitude].map((typed) =>
    typed.trim() === '' ? Number.NaN : Number(typed.trim().replace(',', '.').replace('−', '-')),
  ) as [number, number];
  return Math.abs(north) <= 90 && Math.abs(east) <= 180 ? { latitude: north, longitude: east } : undefined;
}

/** Returns a coordinate as text, as exact as the map is: about a hundred metres. */
export const degrees = (value: number): string => String(Math.round(value * 1_000) / 1_000);
