import { batchGet } from '../platform/batch-get.ts';
import { type DynamoDBDocumentClient, UpdateCommand } from '../platform/documents/commands.ts';
import { isConditionFailed } from '../platform/dynamo.ts';
import { transact } from '../platform/transact.ts';
import type { Stock } from '../stock/stock.ts';
import { closeFreeStock, createStock, reopenStock, watchShard } from '../stock/stock-writes.ts';
import type { CalendarBlock, SlotPlace } from './calendar-block.ts';
import {
  type BlockChange,
  type BlockName,
  blockUnchanged,
  calendarBlockKey,
  changeBlock,
  changeLeft,
  emptyBlock,
  nameOfBlock,
  toCalendarBlock,
} from './calendar-writes.ts';

interface Tables {
  readonly calendars: string;
  readonly stock: string;
}

/** Everything that opening a slot writes. */
export interface OpeningWrite {
  /** The stock as it shall be. */
  readonly stock: Stock;
  /** Whether the slot had been opened before. */
  readonly isKnown: boolean;
  readonly changes: readonly BlockChange[];
  readonly looked: readonly CalendarBlock[];
  /** The stocks of displaced slots. */
  readonly displaced: readonly Stock['id'][];
}

/** `busy`: another slot was opened meanwhile. `booked`: a displaced slot, or this one, has bookings by now. */
export type OpeningOutcome = 'opened' | 'busy' | 'booked';

export type CalendarRepository = ReturnType<typeof calendarRepository>;

/** The slots on the calendars of resources, and the stocks that are opened with them. */
export function calendarRepository(dynamo: DynamoDBDocumentClient, { calendars: table, stock }: Tables) {
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
    async open({
      stock: wanted,
      isKnown,
      changes,
      looked,
      displaced,
    }: OpeningWrite): Promise<OpeningOutcome> {
      const watch = watchShard(wanted.id);
      const parts = {
        slot: isKnown ? reopenStock(stock, wanted, watch) : createStock(stock, wanted, watch),
        displaced: displaced.map((id) => closeFreeStock(stock, id)),
        blocks: changes.map((change) => changeBlock(table, change)),
        looked: looked.map((block) => blockUnchanged(table, block)),
      };
      const failed = await transact(dynamo, parts, 'slot', 'displaced', 'blocks', 'looked');
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
