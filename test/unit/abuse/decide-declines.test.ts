import { describe, expect, it } from 'vitest';
import { strictPolicy } from '../../../cdk/abuse-policy.ts';
import { type Declines, decideDeclines, decideSetup } from '../../../lib/abuse/decide-declines.ts';

const policy = strictPolicy({ siteKey: 'site-key', hostnames: ['stampede.example'] });
const declines = (changed: Partial<Record<keyof Declines, [count: number, waitMs: number]>>): Declines => {
  const of = (kind: keyof Declines) => {
    const [count, waitMs] = changed[kind] ?? [0, 0];
    return { count, waitMs };
  };
  return { buyer: of('buyer'), device: of('device'), address: of('address') };
};

describe('decideDeclines', () => {
  it.each([
    [{}, { kind: 'pass' }],
    [{ buyer: [3, 0] }, { kind: 'pass' }],
    [{ buyer: [4, 0] }, { kind: 'challenge' }],
    [{ device: [5, 0] }, { kind: 'pass' }],
    [{ device: [6, 0] }, { kind: 'challenge' }],
    [{ address: [99, 0] }, { kind: 'pass' }],
    [{ address: [100, 0] }, { kind: 'challenge' }],
    [{ buyer: [10, 5_000] }, { kind: 'refuse', waitMs: 5_000 }],
    [
      { device: [15, 7_000], buyer: [4, 0] },
      { kind: 'refuse', waitMs: 7_000 },
    ],
  ] as const)('of %j says %j', (counts, verdict) => {
    expect(decideDeclines(declines(counts as object), policy.declines)).toEqual(verdict);
  });
});

describe('decideSetup', () => {
  it.each([
    [0, 0, 'pass'],
    [1, 0, 'pass'],
    [2, 0, 'challenge'],
    [9, 0, 'challenge'],
    [10, 60_000, 'refuse'],
  ] as const)('after %i setups, with a wait of %i ms, says %s', (count, waitMs, kind) => {
    expect(decideSetup({ count, waitMs }, policy.setups).kind).toBe(kind);
  });
});
