import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toInstant } from '../../../lib/platform/clock.ts';
import { isShownAt, nextOf, windowFault } from '../../../lib/storefront/decide-window.ts';

const noon = Date.parse('2026-12-24T12:00:00.000Z');
const instants = fc.integer({ min: noon - 5_000, max: noon + 5_000 }).map(toInstant);
const windows = fc.record({ from: instants, until: instants }, { requiredKeys: [] });

describe('A block’s window', () => {
  it('begins on its first instant and ends before its last', () => {
    const window = { from: toInstant(noon), until: toInstant(noon + 1_000) };
    expect(windowFault(window, toInstant(noon - 1))).toBe('not_yet');
    expect(windowFault(window, toInstant(noon))).toBeUndefined();
    expect(windowFault(window, toInstant(noon + 999))).toBeUndefined();
    expect(windowFault(window, toInstant(noon + 1_000))).toBe('over');
  });

  it('is open for ever without its ends', () => {
    expect(isShownAt({}, toInstant(noon))).toBe(true);
  });

  it('changes nothing between its ends: what is shown now is shown until the next of them', () => {
    fc.assert(
      fc.property(fc.array(windows, { maxLength: 6 }), instants, fc.nat(10_000), (all, now, later) => {
        const next = nextOf(
          all.flatMap(({ from, until }) => [from, until]),
          now,
        );
        const then = toInstant(Date.parse(now) + later);
        if (next !== undefined && then >= next) return;
        for (const window of all) expect(isShownAt(window, then)).toBe(isShownAt(window, now));
      }),
    );
  });

  it('is shown exactly while both ends allow it', () => {
    fc.assert(
      fc.property(windows, instants, ({ from, until }, now) => {
        const at = Date.parse(now);
        const begun = from === undefined || Date.parse(from) <= at;
        const over = until !== undefined && Date.parse(until) <= at;
        expect(isShownAt({ from, until }, now)).toBe(begun && !over);
      }),
    );
  });
});
