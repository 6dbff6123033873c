import { describe, expect, it } from 'vitest';
import { growth } from '../../bench/against/growth.ts';

const samples = (megabytes: (minute: number) => number) =>
  Array.from({ length: 80 }, (_, index) => {
    const minute = (index + 1) / 2;
    return { minute, megabytes: megabytes(minute), orders: minute * 240 };
  });

describe('growth', () => {
  it('looks away from the first ten minutes', () => {
    const found = growth(
      samples((minute) => (minute < 10 ? minute * 50 : 500)),
      40,
    );
    expect(found.percent).toBeCloseTo(0);
  });

  it('tells percent and KB an order from minute 10 to the end', () => {
    const found = growth(
      samples((minute) => 400 + minute * 10),
      40,
    );
    expect(found).toMatchObject({ fromMinute: 10, before: expect.closeTo(500), after: expect.closeTo(800) });
    expect(found.percent).toBeCloseTo(60);
    expect(found.kilobytesAnOrder).toBeCloseTo(10_000 / 240);
  });

  it('is not misled by a collection just before the end', () => {
    const sawtooth = growth(
      samples((minute) => 500 + ((minute * 2) % 10)),
      40,
    );
    expect(Math.abs(sawtooth.percent)).toBeLessThan(0.5);
  });
});
