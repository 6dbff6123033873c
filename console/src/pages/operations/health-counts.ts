import type { HealthAlarm, HealthState } from '@stampede/mobile-sdk/admin';

/** Counts alarms by their state. */
export const countsOf = (alarms: readonly Pick<HealthAlarm, 'state'>[]): Record<HealthState, number> => {
  const counts = { ok: 0, alarm: 0, unknown: 0 };
  for (const { state } of alarms) counts[state] += 1;
  return counts;
};
