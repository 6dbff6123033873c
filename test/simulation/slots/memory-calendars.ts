import type { ResourceId } from '../../../lib/contract/ids.ts';
import {
  type BusyEntry,
  blocksBetween,
  type CalendarBlock,
  type OutsideBusy,
  type SlotPlace,
} from '../../../lib/slots/calendar-block.ts';
import type { Opening } from '../../../lib/slots/opening.ts';

type Stored = {
  version: number;
  busy: Record<SlotPlace, BusyEntry>;
  outside: Record<string, readonly OutsideBusy[]>;
};

/** The calendars table in memory, as repositories write it. */
export class MemoryCalendars {
  readonly #blocks = new Map<string, Stored>();
  /** The resources that each slot's stock names. */
  readonly #holders = new Map<SlotPlace, readonly ResourceId[]>();

  #block(resourceId: ResourceId, block: number): Stored {
    const key = `${resourceId} ${block}`;
    const known = this.#blocks.get(key) ?? { version: 0, busy: {}, outside: {} };
    this.#blocks.set(key, known);
    return known;
  }

  read(reads: readonly { resourceId: ResourceId; block: number }[]): CalendarBlock[] {
    return reads.flatMap(({ resourceId, block }) => {
      const stored = this.#blocks.get(`${resourceId} ${block}`);
      return stored ? [{ resourceId, block, ...structuredClone(stored) }] : [];
    });
  }

  holdersOf(place: SlotPlace): readonly ResourceId[] {
    return this.#holders.get(place) ?? [];
  }

  open(opening: Opening, units: number): void {
    for (const { place } of opening.displaces) this.#remove(place);
    this.#remove(opening.place);
    this.#holders.set(opening.place, opening.resourceIds);
    const [from, until] = opening.busy;
    for (const resourceId of opening.resourceIds)
      for (const block of opening.blocks) {
        const stored = this.#block(resourceId, block);
        for (const [place, entry] of Object.entries(stored.busy))
          if (entry[0] < until && from < entry[1])
            throw new Error(`${opening.place} overlaps ${place}, which stays open`);
        stored.busy[opening.place] = [from, until, opening.total - units, opening.total];
        stored.version += 1;
      }
  }

  /** @throws Error for a slot with bookings: its stock's condition fails */
  #remove(place: SlotPlace): void {
    for (const resourceId of this.holdersOf(place))
      for (const stored of this.#storedOf(resourceId)) {
        const entry = stored.busy[place];
        if (entry && entry[2] < entry[3]) throw new Error(`displaces a slot with bookings: ${place}`);
        delete stored.busy[place];
      }
    this.#holders.delete(place);
  }

  #storedOf(resourceId: ResourceId): Stored[] {
    return [...this.#blocks].filter(([key]) => key.startsWith(resourceId)).map(([, stored]) => stored);
  }

  /** Changes the units that are left, on the calendars of some or all of the slot's resources. */
  addUnits(place: SlotPlace, units: number, resourceIds = this.holdersOf(place)): void {
    for (const resourceId of resourceIds)
      for (const stored of this.#storedOf(resourceId)) {
        const entry = stored.busy[place];
        if (!entry) continue;
        const [from, until, left, total] = entry;
        if (left + units < 0 || left + units > total)
          throw new Error(`no such units: ${place} ${left} + ${units}`);
        stored.busy[place] = [from, until, left + units, total];
      }
  }

  importBusy(resourceId: ResourceId, feed: string, periods: readonly OutsideBusy[]): void {
    for (const stored of this.#storedOf(resourceId)) delete stored.outside[feed];
    for (const period of periods)
      for (const block of blocksBetween(...period)) {
        const stored = this.#block(resourceId, block);
        stored.outside[feed] = [...(stored.outside[feed] ?? []), period];
        stored.version += 1;
      }
  }
}
