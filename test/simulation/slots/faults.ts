import type { SlotResource } from '../../../lib/slots/schedule.ts';
import type { SlotService } from '../../../lib/slots/slot-service.ts';
import { offsetAt } from '../../../lib/zones/zone.ts';

/** Mistakes of others, planted into what the histories play with. Each has to turn them red. */
export const faults = [
  'buffer ignored',
  "override in the server's zone",
  'second resource not taken back',
] as const;
export type Fault = (typeof faults)[number];

export const faultyService = (service: SlotService, fault: Fault | undefined): SlotService =>
  fault === 'buffer ignored' ? { ...service, bufferBefore: 0, bufferAfter: 0 } : service;

/** Moves the hours of overrides to where the server's clocks, on UTC, show them. */
export function faultyResource(resource: SlotResource, fault: Fault | undefined): SlotResource {
  if (fault !== "override in the server's zone") return resource;
  return {
    ...resource,
    overrides: resource.overrides.map(({ date, hours }) => {
      const ahead = offsetAt(resource.timeZone, Date.parse(`${date}T12:00:00Z`));
      return { date, hours: hours.map(({ from, until }) => ({ from: from + ahead, until: until + ahead })) };
    }),
  };
}
