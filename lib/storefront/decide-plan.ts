import type { Instant } from '../contract/instant.ts';
import type { PlannedVersion } from '../contract/storefront-staff.ts';

const isLater = (one: PlannedVersion, other: PlannedVersion): boolean =>
  one.from === other.from ? one.version > other.version : one.from > other.from;

/** Returns the version that holds at this instant: the one that began last. Of two for one instant, the newer. */
export function currentAt(planned: readonly PlannedVersion[], now: Instant): PlannedVersion | undefined {
  return planned
    .filter(({ from }) => from <= now)
    .reduce<PlannedVersion | undefined>(
      (last, one) => (last === undefined || isLater(one, last) ? one : last),
      undefined,
    );
}

/** Returns the versions that wait for their instant, the next first. */
export const scheduledAt = (planned: readonly PlannedVersion[], now: Instant): PlannedVersion[] =>
  planned.filter(({ from }) => from > now).sort((one, other) => (isLater(one, other) ? 1 : -1));

/** Returns the plan without the versions that hold no more. */
export function tidied(planned: readonly PlannedVersion[], now: Instant): PlannedVersion[] {
  const current = currentAt(planned, now);
  return [...(current ? [current] : []), ...scheduledAt(planned, now)];
}
