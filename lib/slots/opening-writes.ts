import type { Stock } from '../stock/stock.ts';
import { closeFreeStock, createStock, reopenStock, watchShard } from '../stock/stock-writes.ts';
import type { CalendarBlock } from './calendar-block.ts';
import { type BlockChange, blockUnchanged, changeBlock } from './calendar-writes.ts';

export interface CalendarTables {
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

/** The names of an opening's parts. Each part's condition may fail: then it is decided again. */
export const openingParts = ['slot', 'displaced', 'blocks', 'looked'] as const;

/** The writes of an opening, all or none. */
export const partsOfOpening = (
  { calendars, stock }: CalendarTables,
  { stock: wanted, isKnown, changes, looked, displaced }: OpeningWrite,
) => ({
  slot: (isKnown ? reopenStock : createStock)(stock, wanted, watchShard(wanted.id)),
  displaced: displaced.map((id) => closeFreeStock(stock, id)),
  blocks: changes.map((change) => changeBlock(calendars, change)),
  looked: looked.map((block) => blockUnchanged(calendars, block)),
});
