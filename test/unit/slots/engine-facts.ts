import type { ResourceId, ServiceId } from '../../../lib/contract/ids.ts';
import type { BusyEntry, CalendarBlock } from '../../../lib/slots/calendar-block.ts';
import { blocksBetween } from '../../../lib/slots/calendar-block.ts';
import type { SlotResource } from '../../../lib/slots/schedule.ts';
import { placeOfSlot } from '../../../lib/slots/slot-place.ts';
import type { SlotService } from '../../../lib/slots/slot-service.ts';

export const serviceId: ServiceId = 'svc_00000001';
export const room: ResourceId = 'res_0000000000000001';
export const otherRoom: ResourceId = 'res_0000000000000002';
export const guide: ResourceId = 'res_0000000000000003';

export const at = (text: string): number => Date.parse(`${text}Z`);
export const minute = (text: string): number => at(text) / 60_000;

let version = 0;
/** Makes a resource that is open from nine to five in Berlin, each day. */
export function resourceOf(resourceId: ResourceId, given: Partial<SlotResource> = {}): SlotResource {
  version += 1;
  return {
    ...{ resourceId, version, seats: 4, timeZone: 'Europe/Berlin', overrides: [], holidays: [], timeOff: [] },
    weekly: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: 540, until: 1_020 })),
    ...given,
  };
}

export const serviceOf = (given: Partial<SlotService> = {}): SlotService => ({
  ...{ serviceId, duration: 60, step: 30, bufferBefore: 0, bufferAfter: 0, notice: 0, horizon: 525_600 },
  ...{ limits: {}, seating: 'private', numbers: { [room]: 0, [otherRoom]: 1 } },
  requires: [{ name: 'room', resourceIds: [room, otherRoom] }],
  ...given,
});

/** Makes the blocks of a resource with slots of the service, as [start, minutes, left, total, number]. */
export function blocksWith(
  resourceId: ResourceId,
  slots: readonly (readonly [start: string, minutes: number, left: number, total: number, number?: number])[],
  outside: readonly (readonly [string, string])[] = [],
): CalendarBlock[] {
  const entries = slots.map(([start, minutes, left, total, number = 0]): [string, BusyEntry] => [
    placeOfSlot({ serviceId, startsAt: at(start), number }),
    [minute(start), minute(start) + minutes, left, total],
  ]);
  const periods = outside.map(([from, until]) => [minute(from), minute(until)] as const);
  const all = [...entries.map(([, entry]) => entry), ...periods];
  const blocks = new Set(all.flatMap(([from, until]) => blocksBetween(from, until)));
  return [...blocks].map((block) => ({
    ...{ resourceId, block, version: 1 },
    busy: Object.fromEntries(
      entries.filter(([, [from, until]]) => blocksBetween(from, until).includes(block)),
    ),
    outside: { feed: periods.filter((period) => blocksBetween(...period).includes(block)) },
  }));
}
