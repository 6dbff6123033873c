import { describe, expect, it } from 'vitest';
import { decideNumbers } from '../../../lib/services/decide-numbers.ts';

describe('decideNumbers', () => {
  it('numbers the resources in their order', () => {
    expect(decideNumbers({}, ['res_b', 'res_a'])).toEqual({ res_b: 0, res_a: 1 });
  });

  it('keeps a number for a resource that left, and gives it back on its return', () => {
    const first = decideNumbers({}, ['res_a', 'res_b']);
    const without = decideNumbers(first, ['res_b', 'res_c']);
    expect(without).toEqual({ res_a: 0, res_b: 1, res_c: 2 });
    expect(decideNumbers(without, ['res_d', 'res_a'])).toEqual({ res_a: 0, res_b: 1, res_c: 2, res_d: 3 });
  });

  it('changes nothing without a new resource', () => {
    const before = { res_a: 0, res_b: 1 };
    expect(decideNumbers(before, ['res_b'])).toEqual(before);
  });
});
