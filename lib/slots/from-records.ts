import type { ResourceId } from '../contract/ids.ts';
import { dayMinutes } from '../contract/open-hours.ts';
import type { ResourceRecord } from '../services/resource.ts';
import type { ServiceRecord } from '../services/service.ts';
import type { SlotResource } from './schedule.ts';
import type { SlotService } from './slot-service.ts';

/** Makes what the engine looks at of a service. */
export const slotServiceOf = (service: ServiceRecord): SlotService => ({
  serviceId: service.id,
  duration: service.durationMinutes,
  step: service.stepMinutes,
  bufferBefore: service.buffers.beforeMinutes,
  bufferAfter: service.buffers.afterMinutes,
  notice: service.noticeMinutes,
  horizon: service.horizonDays * dayMinutes,
  limits: { perDay: service.dailyLimit, perWeek: service.weeklyLimit },
  seating: service.seating,
  seats: service.seats,
  requires: service.requires,
  numbers: service.numbers,
});

/** Makes what the engine looks at of resources. Archived ones are left out: they serve no new slots. */
export const slotResourcesOf = (records: Iterable<ResourceRecord>): Map<ResourceId, SlotResource> =>
  new Map(
    [...records].filter(({ state }) => state === 'active').map((each) => [each.id, slotResourceOf(each)]),
  );

const slotResourceOf = (resource: ResourceRecord): SlotResource => ({
  resourceId: resource.id,
  version: resource.version,
  seats: resource.seats,
  timeZone: resource.timeZone,
  weekly: resource.weeklyHours,
  overrides: resource.overrides,
  holidays: resource.holidays.map(({ date }) => date),
  timeOff: resource.timeOff,
});
