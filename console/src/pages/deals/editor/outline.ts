/** A part of the outlines that world-atlas has, as TopoJSON. @see https://github.com/topojson/topojson-specification */
export interface Topology {
  readonly transform: {
    readonly scale: readonly [number, number];
    readonly translate: readonly [number, number];
  };
  /** Lines from point to point, each as the difference to the point before. */
  readonly arcs: readonly (readonly (readonly [number, number])[])[];
  readonly objects: Readonly<Record<string, { readonly geometries: readonly Geometry[] }>>;
}

/** Rings of places in `arcs`. A negative one is `~place`, backwards. */
type Rings = readonly (readonly number[])[];

type Geometry =
  | { readonly type: 'Polygon'; readonly arcs: Rings }
  | { readonly type: 'MultiPolygon'; readonly arcs: readonly Rings[] };

type Point = readonly [longitude: number, latitude: number];

/** Returns the polygons of an object as the path of an SVG whose x is the longitude, and whose y grows to the south. */
export function outlineOf({ transform, arcs, objects }: Topology, name: string): string {
  const lines = arcs.map((arc) => pointsOf(arc, transform));
  const geometries = objects[name]?.geometries ?? [];
  return geometries
    .flatMap((geometry) => (geometry.type === 'Polygon' ? geometry.arcs : geometry.arcs.flat()))
    .map(
      (ring) =>
        `M${ring
          .flatMap((place) => lineAt(lines, place))
          .map(text)
          .join('L')}Z`,
    )
    .join('');
}

function pointsOf(arc: Topology['arcs'][number], { scale, translate }: Topology['transform']): Point[] {
  let [x, y] = [0, 0];
  return arc.map(([dx, dy]) => {
    x += dx;
    y += dy;
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
}

/** The first point of each line is the last of the line before. */
const lineAt = (lines: readonly Point[][], place: number): Point[] =>
  (place < 0 ? (lines[~place] ?? []).toReversed() : (lines[place] ?? [])).slice(1);

const text = ([longitude, latitude]: Point) => `${longitude.toFixed(2)},${(-latitude).toFixed(2)}`;
