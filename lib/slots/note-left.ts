import type { StockId } from '../contract/ids.ts';
import { untilSettled } from '../platform/until-settled.ts';
import type { StockRepository } from '../stock/repository.ts';
import type { Stock } from '../stock/stock.ts';
import { keyOfStock } from '../stock/stock-id.ts';
import { blocksBetween } from './calendar-block.ts';
import type { CalendarRepository } from './calendar-repository.ts';

interface Deps {
  readonly calendars: Pick<CalendarRepository, 'noteLeft'>;
  readonly stocks: Pick<StockRepository, 'get'>;
}

const patience = { races: 20, busy: 'The slot keeps changing; try again in a moment.' } as const;

/**
 * Writes into the calendars how many units of a slot are left. Two of these may cross, so each reads the stock once
 * more after its write: the last one to write leaves what the stock says.
 * @returns whether a calendar changed
 */
export async function noteLeft(deps: Deps, stockId: StockId): Promise<boolean> {
  let changed = false;
  return untilSettled(patience, async () => {
    const before = await deps.stocks.get(stockId, { consistent: true });
    if (!before?.slot) return changed;
    changed = (await writeLeft(deps, before)) || changed;
    const after = await deps.stocks.get(stockId, { consistent: true });
    return after?.available === before.available && after.total === before.total ? changed : undefined;
  });
}

async function writeLeft({ calendars }: Deps, stock: Stock): Promise<boolean> {
  const { slot } = stock;
  if (!slot) return false;
  const place = keyOfStock(stock.id);
  const blocks = blocksBetween(...slot.busy);
  const names = slot.resourceIds.flatMap((resourceId) => blocks.map((block) => ({ resourceId, block })));
  const outcomes = await Promise.all(names.map((name) => calendars.noteLeft(name, place, stock)));
  return outcomes.includes(true);
}
