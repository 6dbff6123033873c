import type { ResourceId, ServiceId } from '../contract/ids.ts';
import type { BusyEntry } from '../slots/calendar-block.ts';
import { parseSlotStock } from '../slots/slot-id.ts';
import { stockIdOf } from '../stock/stock-id.ts';
import type { BlockRepository } from './block-repository.ts';
import { uidOf } from './booking-entry.ts';
import { blockOfMinute } from './decide-outside-blocks.ts';
import type { FeedWindow } from './feed-window.ts';
import type { CalendarEntry } from './write-calendar.ts';

/** A slot with bookings, without its title. */
export interface SlotEntry extends Omit<CalendarEntry, 'summary' | 'location'> {
  readonly serviceId: ServiceId;
  readonly booked: number;
  readonly total: number;
}

/** Finds the booked slots of a resource. */
export type SlotEntries = (id: ResourceId, window: FeedWindow) => Promise<readonly SlotEntry[]>;

const minuteMs = 60_000;
const dayMs = 86_400_000;

/**
 * Makes the entries of a resource's feed from its calendar alone: no booking is read, and no buyer is named. An entry
 * lasts until the buffer after the slot is over, because that is the time that the calendar has.
 */
export const resourceEntries =
  (blocks: Pick<BlockRepository, 'list'>): SlotEntries =>
  async (id, { now, from, until }) => {
    const range = { first: blockOfMinute(from / minuteMs), last: blockOfMinute(until / minuteMs) };
    // Programs want a stamp. One of the day keeps the file, and its ETag, for the day.
    const today = Math.floor(now / dayMs) * dayMs;
    const slots = new Map<string, SlotEntry>();
    for (const { busy, version } of (await blocks.list(id, range)).values())
      for (const [slot, entry] of Object.entries(busy)) {
        const shown = toEntry(id, slot, entry);
        if (shown) slots.set(slot, { ...shown, sequence: version, changedAt: today });
      }
    return [...slots.values()];
  };

function toEntry(
  id: ResourceId,
  slot: string,
  [, until, left, total]: BusyEntry,
): Omit<SlotEntry, 'sequence' | 'changedAt'> | undefined {
  if (left >= total) return undefined;
  const stockId = stockIdOf('slot', slot);
  const { serviceId, startsAt } = parseSlotStock(stockId);
  const booked = total - left;
  return {
    uid: uidOf(`${id}\n${stockId}`),
    status: 'confirmed',
    from: startsAt,
    until: until * minuteMs,
    serviceId,
    booked,
    total,
  };
}
