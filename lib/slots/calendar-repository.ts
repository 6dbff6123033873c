import { batchGet } from '../platform/batch-get.ts';
import { type DynamoDBDocumentClient, UpdateCommand } from '../platform/documents/commands.ts';
import { isConditionFailed } from '../platform/dynamo.ts';
import { transact } from '../platform/transact.ts';
import type { Stock } from '../stock/stock.ts';
import type { CalendarBlock, SlotPlace } from './calendar-block.ts';
import {
  type BlockName,
  calendarBlockKey,
  changeLeft,
  emptyBlock,
  nameOfBlock,
  toCalendarBlock,
} from './calendar-writes.ts';
import { type CalendarTables, type OpeningWrite, openingParts, partsOfOpening } from './opening-writes.ts';

/** `busy`: another slot was opened meanwhile. `booked`: a displaced slot, or this one, has bookings by now. */
export type OpeningOutcome = 'opened' | 'busy' | 'booked';

export type CalendarRepository = ReturnType<typeof calendarRepository>;

/** The slots on the calendars of resources, and the stocks that are opened with them. */
export function calendarRepository(dynamo: DynamoDBDocumentClient, tables: CalendarTables) {
  const { calendars: table } = tables;
  return {
    /** Reads blocks consistently. One that does not exist is empty, of version 0. */
    async read(names: readonly BlockName[]): Promise<CalendarBlock[]> {
      const found = new Map<string, CalendarBlock>();
      const items = batchGet(dynamo, { table, keys: names.map(calendarBlockKey), consistent: true });
      for await (const item of items) {
        const block = toCalendarBlock(item);
        found.set(nameOfBlock(block), block);
      }
      const wanted = new Map(names.map((name) => [nameOfBlock(name), name]));
      return [...wanted].map(([key, name]) => found.get(key) ?? emptyBlock(name));
    },

    /**
     * Opens a slot in one transaction: two write units for its stock, two for each block of each resource, two for each
     * displaced stock, and two for each block that only a limit looked at.
     */
    async open(write: OpeningWrite): Promise<OpeningOutcome> {
      const failed = await transact(dynamo, partsOfOpening(tables, write), ...openingParts);
      if (!failed) return 'opened';
      return failed.has('blocks') || failed.has('looked') ? 'busy' : 'booked';
    },

    /** @returns whether the calendar had the slot with another number of units left */
    async noteLeft(name: BlockName, place: SlotPlace, { available, total }: Stock): Promise<boolean> {
      try {
        await dynamo.send(new UpdateCommand(changeLeft(table, name, place, available, total)));
        return true;
      } catch (error) {
        if (isConditionFailed(error)) return false;
        throw error;
      }
    },
  };
}
