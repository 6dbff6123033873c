import { expect, it } from 'vitest';
import { endOf, isDigest, withBlock } from '../../../console/src/pages/switches/block.ts';
import { switchesPatch, switchLimits } from '../../../lib/contract/switches.ts';

const until = '2026-12-01T00:00:00.000Z';
const known = { digest: 'q3Zk0bYF2w-VxN7a', until };

it('withBlock adds to the blocks that are there, because a list replaces the earlier one', () => {
  const patch = withBlock({ blockedAddresses: [known] }, '203.0.113.7', until);
  expect(patch).toEqual({ blockedAddresses: [known, { address: '203.0.113.7', until }] });
  expect(switchesPatch.safeParse(patch).success).toBe(true);
});

it('withBlock replaces the block of the same digest', () => {
  const later = '2026-12-05T00:00:00.000Z';
  expect(withBlock({ blockedAddresses: [known] }, known.digest, later)).toEqual({
    blockedAddresses: [{ digest: known.digest, until: later }],
  });
});

it('isDigest tells digests from addresses', () => {
  expect(isDigest(known.digest)).toBe(true);
  for (const address of ['203.0.113.7', '2001:db8::1', '2001:db8:0:1::1f', ''])
    expect(isDigest(address)).toBe(false);
});

it('The longest block is within what the API allows, for a clock that is some seconds late', () => {
  const now = Date.parse('2026-11-30T00:00:00Z');
  const end = Date.parse(endOf('longest', now));
  expect(end).toBeLessThan(now + switchLimits.blockedDays * 86_400_000 - 30_000);
  expect(end).toBeGreaterThan(now + (switchLimits.blockedDays - 1) * 86_400_000);
});
