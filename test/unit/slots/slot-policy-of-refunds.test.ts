import { expect, it } from 'vitest';
import { percentAt } from '../../../lib/contract/cancellation-policy.ts';
import { percentBefore } from '../../../lib/contract/slot-policy.ts';
import { policyOfSlot } from '../../../lib/refunds/policy-of-slot.ts';

const startsAt = Date.parse('2026-12-24T18:00:00.000Z');
const policy = {
  refunds: [
    { percent: 100, minutesBefore: 1440 },
    { percent: 50, minutesBefore: 120 },
  ],
};

it('gives back what the service says, relative to the start of the slot', () => {
  const at = (minutes: number) => new Date(startsAt - minutes * 60_000).toISOString();
  const percents = [1441, 1440, 121, 120, 0, -5].map((m) => percentAt(policyOfSlot(policy, startsAt), at(m)));
  expect(percents).toEqual([100, 50, 50, 0, 0, 0]);
  for (const m of [1441, 1440, 121, 120])
    expect(percentAt(policyOfSlot(policy, startsAt), at(m))).toBe(percentBefore(policy, m));
  expect(policyOfSlot(undefined, startsAt)).toBeUndefined();
});
