import type { CancellationPolicy } from '../contract/cancellation-policy.ts';
import type { SlotPolicy } from '../contract/slot-policy.ts';
import { toInstant } from '../platform/clock.ts';

const minuteMs = 60_000;

/** Returns a service's policy for the slot that starts at an instant (milliseconds), as a deal's policy says it. */
export const policyOfSlot = (
  policy: SlotPolicy | undefined,
  startsAt: number,
): CancellationPolicy | undefined =>
  policy && {
    refunds: policy.refunds.map(({ percent, minutesBefore }) => ({
      percent,
      until: toInstant(startsAt - minutesBefore * minuteMs),
    })),
  };
