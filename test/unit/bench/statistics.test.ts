import { describe, expect, it } from 'vitest';
import { lineThrough, median, ratio } from '../../bench/against/statistics.ts';

describe('median', () => {
  it('is the value in the middle, whatever the order', () => {
    expect(median([9, 1, 5])).toBe(5);
  });
  it('is the mean of the two in the middle when there is no middle', () => {
    expect(median([10, 2, 4, 1])).toBe(3);
  });
  it('is nothing of nothing', () => {
    expect(median([])).toBeNaN();
  });
});

describe('ratio', () => {
  it('says how many times the figure before it is now', () => {
    expect(ratio(80, 20)).toBe(0.25);
  });
  it.each([
    [undefined, 1],
    [1, undefined],
    [0, 1],
    [Number.NaN, 1],
  ])('has no answer for %s before and %s now', (before, now) => {
    expect(ratio(before, now)).toBeUndefined();
  });
});

describe('lineThrough', () => {
  it('finds the slope between points that lie above and below it', () => {
    const line = lineThrough([
      { x: 0, y: 11 },
      { x: 1, y: 11 },
      { x: 2, y: 15 },
      { x: 3, y: 15 },
    ]);
    expect(line.slope).toBeCloseTo(1.6);
    expect(line.at(1.5)).toBeCloseTo(13);
  });
  it('needs two points that differ in x', () => {
    expect(() => lineThrough([{ x: 1, y: 1 }])).toThrow('two points');
  });
});
