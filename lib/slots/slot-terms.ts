import type { ResourceRecord } from '../services/resource.ts';
import type { ServiceRecord } from '../services/service.ts';
import type { SaleTerms, SlotFacts } from '../stock/stock.ts';
import type { SlotResource } from './schedule.ts';
import { busyOf } from './slot-choice.ts';
import type { SlotService } from './slot-service.ts';

const minuteMs = 60_000;
const dayMinutes = 1_440;

/** Returns a service as the engine looks at it. */
export const toSlotService = (service: ServiceRecord): SlotService => ({
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

/** Returns a resource as the engine looks at it. */
export const toSlotResource = (resource: ResourceRecord): SlotResource => ({
  resourceId: resource.id,
  version: resource.version,
  seats: resource.seats,
  timeZone: resource.timeZone,
  weekly: resource.weeklyHours,
  overrides: resource.overrides,
  holidays: resource.holidays.map(({ date }) => date),
  timeOff: resource.timeOff,
});

/** Where one booking has the whole slot, it is one unit, whatever the size of its party. */
const mostUnits = ({ seating, partySize }: ServiceRecord): number =>
  seating === 'private' ? 1 : partySize.max;

/** Returns the terms at which a slot of the service is sold. Sales end with the notice, by the stock's own condition. */
export const slotTerms = (service: ServiceRecord, startsAt: number): SaleTerms => ({
  gate: 'open',
  opensAt: 0,
  closesAt: startsAt - service.noticeMinutes * minuteMs,
  unitPrice: service.price,
  drop: false,
  maxUnitsPerOrder: mostUnits(service),
  maxUnpaidUnits: mostUnits(service),
  ...(service.signedInOnly && { signedInOnly: true }),
});

interface Given {
  readonly endsAt: number;
  readonly resourceIds: SlotFacts['resourceIds'];
  readonly timeZone: string;
  readonly busy: SlotFacts['busy'];
}

/** Returns the facts of a slot that its bookings copy. */
export const slotFactsOf = (service: ServiceRecord, given: Given): SlotFacts => ({
  ...given,
  sellerId: service.sellerId,
  serviceVersion: service.version,
});

/** Returns whether a slot has the time and the resources that the service gives it now. */
export function isSlotOfNow(
  service: ServiceRecord,
  startsAt: number,
  { busy, resourceIds }: SlotFacts,
): boolean {
  const [from, until] = busyOf(toSlotService(service), startsAt / minuteMs);
  return (
    busy[0] === from &&
    busy[1] === until &&
    resourceIds.length === service.requires.length &&
    service.requires.every((group, index) => group.resourceIds.some((id) => id === resourceIds[index]))
  );
}
