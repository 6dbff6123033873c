import type { ResourceId, ServiceId } from '../contract/ids.ts';
import {
  maxSlotDays,
  maxSlots,
  type SlotDays,
  type SlotDaysQuery,
  type SlotList,
  type SlotQuery,
} from '../contract/slot.ts';
import { type Clock, toInstant } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { ServiceRecord } from '../services/service.ts';
import { dateOfDay, dayOfDate, instantOf, localText } from '../zones/local-time.ts';
import { zoneDataVersion } from '../zones/zone.ts';
import { type AvailableSlot, availableSlots, slotsByDay } from './available-slots.ts';
import { blocksOfPeriod } from './blocks-to-read.ts';
import type { SlotReader } from './slot-reader.ts';

export interface SlotDependencies {
  readonly reader: SlotReader;
  readonly clock: Clock;
}

interface Dates {
  readonly serviceId: ServiceId;
  readonly timeZone: string;
  /** Days since the epoch, `until` exclusive. */
  readonly from: number;
  readonly until: number;
  readonly partySize?: number | undefined;
  readonly resourceId?: ResourceId | undefined;
}

interface Found {
  readonly record: ServiceRecord;
  readonly slots: AvailableSlot[];
  readonly now: number;
}

/**
 * Lists the slots of some dates, by the clock of the person who asks.
 * @throws AppError `not_found`, `invalid_request`
 */
export async function listSlots(
  deps: SlotDependencies,
  { from, to, ...asked }: SlotQuery & { readonly serviceId: ServiceId },
): Promise<SlotList> {
  const [first, last] = [dayOfDate(from), dayOfDate(to)];
  if (last < first) throw wrong('query.to', 'must not be before from');
  if (last - first >= maxSlotDays)
    throw wrong('query.to', `must be at most ${maxSlotDays - 1} days after from`);
  const { timeZone } = asked;
  const { record, slots, now } = await find(deps, { ...asked, from: first, until: last + 1 });
  const whole = slots.length > maxSlots ? wholeDates(slots, timeZone) : { slots };
  return {
    ...answerOf(timeZone, now),
    slots: whole.slots.map(({ startsAt, endsAt, left, resourceIds }) => ({
      startsAt: toInstant(startsAt),
      endsAt: toInstant(endsAt),
      local: localText(timeZone, startsAt),
      left,
      price: record.price,
      resourceIds: [...resourceIds],
    })),
    ...('nextFrom' in whole && { nextFrom: whole.nextFrom }),
  };
}

/**
 * Lists the dates of a month that have slots.
 * @throws AppError `not_found`, `invalid_request`
 */
export async function listSlotDays(
  deps: SlotDependencies,
  { month, ...asked }: SlotDaysQuery & { readonly serviceId: ServiceId },
): Promise<SlotDays> {
  const from = dayOfDate(`${month}-01`);
  const until = dayOfDate(`${dateOfDay(from + maxSlotDays).slice(0, 7)}-01`);
  const { slots, now } = await find(deps, { ...asked, from, until });
  const days = [...slotsByDay(slots, asked.timeZone)].map(([date, count]) => ({ date, slots: count }));
  return { ...answerOf(asked.timeZone, now), days };
}

async function find({ reader, clock }: SlotDependencies, dates: Dates): Promise<Found> {
  const { serviceId, timeZone, resourceId } = dates;
  const now = clock.now();
  const startOf = (day: number) => instantOf(timeZone, dateOfDay(day), 0);
  const [from, until] = [Math.max(now, startOf(dates.from)), startOf(dates.until)];
  const facts = await reader.read({
    serviceId,
    resourceId,
    blocksOf: (record, service) => {
      requirePossible(record, dates);
      const latest = Math.min(until, now + service.horizon * 60_000 + 60_000);
      return from < latest ? blocksOfPeriod(service, from, latest) : [];
    },
  });
  if (!facts) throw new AppError('not_found', 'There is no such service. Check its id.');
  const { record, service, resources, blocks } = facts;
  const partySize = dates.partySize ?? record.partySize.min;
  const wanted = { service, resources, blocks, partySize, resourceId, now, from, until };
  return { record, slots: from < until ? availableSlots(wanted) : [], now };
}

/** @throws AppError `invalid_request` for a party or a resource that the service does not have */
function requirePossible({ partySize, requires }: ServiceRecord, wanted: Dates): void {
  const { min, max } = partySize;
  if (wanted.partySize !== undefined && (wanted.partySize < min || wanted.partySize > max))
    throw wrong('query.partySize', `must be from ${min} to ${max} for this service`);
  const { resourceId } = wanted;
  if (resourceId !== undefined && !requires.some(({ resourceIds }) => resourceIds.includes(resourceId)))
    throw wrong('query.resourceId', 'must be a resource of this service');
}

/** Cuts a list that is too long at the beginning of a date. */
function wholeDates(slots: readonly AvailableSlot[], timeZone: string) {
  const nextFrom = localText(timeZone, slots[maxSlots]?.startsAt ?? 0).slice(0, 10);
  return {
    slots: slots.filter(({ startsAt }) => localText(timeZone, startsAt).slice(0, 10) < nextFrom),
    nextFrom,
  };
}

const answerOf = (timeZone: string, now: number) => ({
  timeZone,
  zoneData: zoneDataVersion,
  now: toInstant(now),
});

const wrong = (path: string, message: string) =>
  new AppError('invalid_request', `${path}: ${message}`, { errors: [{ path, message }] });
