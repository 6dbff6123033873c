import { describe, expect, it } from 'vitest';
import world from 'world-atlas/countries-110m.json' with { type: 'json' };
import {
  canZoom,
  degrees,
  including,
  movedBy,
  placeAt,
  readPlace,
  viewBoxOf,
  viewOf,
  wholeWorld,
  zoomed,
} from '../../../console/src/pages/deals/editor/map-view.ts';
import { outlineOf, type Topology } from '../../../console/src/pages/deals/editor/outline.ts';

const berlin = { latitude: 52.52, longitude: 13.405 };

describe('the map of places', () => {
  it('shows the world, or the region of a place', () => {
    expect(viewBoxOf(wholeWorld)).toBe('-180 -90 360 180');
    expect(viewOf(berlin)).toEqual({ middle: berlin, width: 30 });
  });

  it('has a place for each of its points', () => {
    expect(placeAt(wholeWorld, 0, 0)).toEqual({ longitude: -180, latitude: 90 });
    expect(placeAt(viewOf(berlin), 0.5, 0.5)).toEqual(berlin);
    expect(placeAt(wholeWorld, 2, -1)).toEqual({ longitude: 180, latitude: 90 });
  });

  it('zooms between the world and what its outlines are exact to, and stays within the world', () => {
    expect(canZoom(wholeWorld, 'out')).toBe(false);
    let view = wholeWorld;
    for (let step = 0; step < 9; step++) view = zoomed(view, 'in', berlin);
    expect([view.width, canZoom(view, 'in')]).toEqual([6, false]);
    const pole = zoomed(wholeWorld, 'in', { latitude: 90, longitude: 180 });
    expect(pole.middle).toEqual({ latitude: 45, longitude: 90 });
  });

  it('moves a point by arrow keys, from the middle on, and follows it', () => {
    expect(movedBy('ArrowUp', viewOf(berlin), undefined)).toEqual(berlin);
    expect(movedBy('ArrowRight', wholeWorld, berlin)?.longitude).toBeCloseTo(17.005);
    expect(movedBy('ArrowDown', wholeWorld, { latitude: -89, longitude: 0 })?.latitude).toBe(-90);
    expect(movedBy('a', wholeWorld, berlin)).toBeUndefined();
    const view = viewOf(berlin);
    expect(including(view, berlin)).toBe(view);
    expect(including(view, { latitude: 0, longitude: 0 }).middle).toEqual({ latitude: 0, longitude: 0 });
  });

  it('reads coordinates as they are typed, and writes them to three digits', () => {
    expect(readPlace('52,52', '−13.405')).toEqual({ latitude: 52.52, longitude: -13.405 });
    for (const [north, east] of [
      ['', '1'],
      ['91', '1'],
      ['1', '181'],
      ['x', '1'],
    ] as const)
      expect(readPlace(north, east)).toBeUndefined();
    expect(degrees(13.40549)).toBe('13.405');
  });
});

describe('outlineOf', () => {
  const topology: Topology = {
    transform: { scale: [1, 1], translate: [-1, -1] },
    arcs: [
      [
        [0, 0],
        [2, 0],
        [0, 2],
      ],
      [
        [2, 2],
        [-2, 0],
        [0, -2],
      ],
      [
        [2, 2],
        [0, -2],
        [-2, 0],
      ],
    ],
    objects: {
      square: { geometries: [{ type: 'Polygon', arcs: [[0, 1]] }] },
      back: { geometries: [{ type: 'MultiPolygon', arcs: [[[~0, 2]]] }] },
    },
  };

  it('joins lines to rings, forwards and backwards', () => {
    expect(outlineOf(topology, 'square')).toBe('M1.00,1.00L1.00,-1.00L-1.00,-1.00L-1.00,1.00Z');
    expect(outlineOf(topology, 'back')).toMatch(/^M1\.00,1\.00L-1\.00,1\.00/);
    expect(outlineOf(topology, 'none')).toBe('');
  });

  it('draws the countries of the world', () => {
    const path = outlineOf(world as unknown as Topology, 'countries');
    expect(path.split('M').length).toBeGreaterThan(200);
    expect(path).not.toMatch(/NaN/);
  });
});
