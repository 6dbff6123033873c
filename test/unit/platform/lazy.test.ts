import { describe, expect, it } from 'vitest';
import { lazy } from '../../../lib/platform/lazy.ts';

describe('lazy', () => {
  it('makes a thing at its first use, and once', () => {
    let made = 0;
    const part = lazy(() => ++made);
    expect(made).toBe(0);
    expect([part(), part()]).toEqual([1, 1]);
  });

  it('keeps a part that is undefined', () => {
    let made = 0;
    const part = lazy(() => {
      made++;
      return undefined;
    });
    part();
    part();
    expect(made).toBe(1);
  });

  it('tries again after a failure', () => {
    let tries = 0;
    const part = lazy(() => {
      if (++tries === 1) throw new Error('not yet');
      return tries;
    });
    expect(part).toThrow('not yet');
    expect(part()).toBe(2);
  });
});
