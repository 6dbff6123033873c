import type { ResourceId } from '../../lib/contract/ids.ts';
import { availableSlots, type WantedSlots } from '../../lib/slots/available-slots.ts';
import type { CalendarBlock } from '../../lib/slots/calendar-block.ts';
import { blockMinutes, blocksBetween } from '../../lib/slots/calendar-block.ts';
import type { SlotResource } from '../../lib/slots/schedule.ts';
import { placeOfSlot } from '../../lib/slots/slot-place.ts';
import type { SlotService } from '../../lib/slots/slot-service.ts';

const minuteMs = 60_000;
const from = Date.UTC(2027, 2, 15);
const until = from + 30 * 86_400_000;
const ids = Array.from({ length: 20 }, (_, index): ResourceId => `res_${String(index).padStart(16, '0')}`);
const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'];

/** A service of 20 resources that are open from nine to five, over a change of the clocks, half of their time booked. */
export function busyService(version: number): WantedSlots {
  const service: SlotService = {
    ...{
      serviceId: 'svc_00000001',
      duration: 45,
      step: 15,
      bufferBefore: 0,
      bufferAfter: 15,
      notice: 0,
      horizon: 525_600,
    },
    ...{ limits: { perDay: 6 }, seating: 'private', requires: [{ name: 'chair', resourceIds: ids }] },
    numbers: Object.fromEntries(ids.map((id, number) => [id, number])),
  };
  const resources = ids.map(
    (resourceId, index): SlotResource => ({
      ...{ resourceId, version, seats: 1, timeZone: zones[index % zones.length] ?? 'UTC' },
      weekly: [1, 2, 3, 4, 5, 6].map((day) => ({ day, from: 540, until: 1_020 })),
      ...{
        overrides: [{ date: '2027-04-01', hours: [{ from: 600, until: 720 }] }],
        holidays: ['2027-03-26'],
        timeOff: [],
      },
    }),
  );
  return {
    ...{ service, from, until, now: from, partySize: 1, blocks: ids.flatMap(blocksOf) },
    resources: new Map(resources.map((resource) => [resource.resourceId, resource])),
  };
}

function blocksOf(resourceId: ResourceId, number: number): CalendarBlock[] {
  return blocksBetween(from / minuteMs, until / minuteMs).map((block) => {
    const starts = Array.from({ length: 16 }, (_, index) => block * blockMinutes + 600 + index * 360);
    const busy = starts.map((start) => [
      placeOfSlot({ serviceId: 'svc_00000001', startsAt: start * minuteMs, number }),
      [start, start + 60, 0, 1] as const,
    ]);
    return { resourceId, block, version: 1, busy: Object.fromEntries(busy) };
  });
}

/** Returns processor milliseconds of a call, and what it returned. */
export function timed<T>(work: () => T): readonly [ms: number, result: T] {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return [(user + system) / 1_000, result];
}

if (import.meta.main) {
  const wanted = busyService(1);
  const [cold, slots] = timed(() => availableSlots(wanted));
  const second = timed(() => availableSlots(wanted))[0];
  const warm = Array.from({ length: 50 }, () => timed(() => availableSlots(wanted))[0]).toSorted(
    (one, other) => one - other,
  );
  const anew = timed(() => availableSlots(busyService(2)))[0];
  console.log(`${slots.length} starts of 20 resources in 30 days, ${wanted.blocks.length} blocks`);
  console.log(
    `processor ms: first call ${cold.toFixed(1)}, second ${second.toFixed(1)}, median of 50 ${warm[25]?.toFixed(1)}, slowest ${warm.at(-1)?.toFixed(1)}, new schedules ${anew.toFixed(1)}`,
  );
}
