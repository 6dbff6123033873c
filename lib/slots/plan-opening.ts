import type { ResourceId, StockId } from '../contract/ids.ts';
import type { ResourceRepository } from '../services/resource-repository.ts';
import { resourcesOf, type ServiceRecord } from '../services/service.ts';
import type { StockRepository } from '../stock/repository.ts';
import type { Stock } from '../stock/stock.ts';
import { readsOfOpening } from './blocks-to-read.ts';
import { blocksBetween, type CalendarBlock } from './calendar-block.ts';
import type { CalendarRepository } from './calendar-repository.ts';
import { type BlockChange, nameOfBlock } from './calendar-writes.ts';
import type { DisplacedSlot, Opening } from './opening.ts';
import type { OpeningWrite } from './opening-writes.ts';
import type { SlotResource } from './schedule.ts';
import { slotStockId } from './slot-id.ts';
import { stockOfPlace } from './slot-place.ts';
import { slotFactsOf, slotTerms, toSlotResource, toSlotService } from './slot-terms.ts';

export interface PlanDeps {
  readonly calendars: Pick<CalendarRepository, 'read'>;
  readonly stocks: Pick<StockRepository, 'get'>;
  readonly resources: Pick<ResourceRepository, 'getMany'>;
}

/** The units of a booking that moves, which are free for its new slot. */
export interface MovingUnits {
  readonly stockId: StockId;
  readonly quantity: number;
}

/** The writes, or the stocks with bookings that the calendar does not know of. */
export type OpeningPlan =
  | { readonly kind: 'write'; readonly write: OpeningWrite }
  | { readonly kind: 'booked'; readonly ids: readonly StockId[] };

export interface FactsRead {
  readonly resources: ReadonlyMap<ResourceId, SlotResource>;
  readonly blocks: readonly CalendarBlock[];
}

/** Reads the resources of a service, and the blocks that decide about one of its slots. */
export async function readFacts(
  deps: PlanDeps,
  { service, startsAt }: { readonly service: ServiceRecord; readonly startsAt: number },
): Promise<FactsRead> {
  const records = await deps.resources.getMany(resourcesOf(service));
  const active = [...records.values()].filter(({ state }) => state === 'active');
  const resources = new Map(active.map((record) => [record.id, toSlotResource(record)]));
  const names = readsOfOpening(toSlotService(service), resources.values(), startsAt);
  return { resources, blocks: await deps.calendars.read(names) };
}

/** Puts together what an opening writes, also in the calendars of resources that only displaced slots have. */
export async function planOpening(
  deps: PlanDeps,
  service: ServiceRecord,
  opening: Opening,
  { moving, ...facts }: FactsRead & { readonly moving?: MovingUnits },
): Promise<OpeningPlan> {
  const { slot, place, resourceIds, total, busy, displaces, leaves } = opening;
  const id = slotStockId(slot);
  const displaced = displaces.map((each) => stockOfPlace(each.place));
  const known = await readStocks(deps, [id, ...displaced]);
  const booked = [id, ...displaced].filter((each) => isBooked(known.get(each), moving));
  if (booked.length > 0) return { kind: 'booked', ids: booked };
  const holders = [
    ...displaces.flatMap((each) => holdersOf(each, known.get(stockOfPlace(each.place)), facts)),
    ...holdersOf({ place, resourceIds: leaves }, known.get(id), facts),
  ];
  const blocks = await withBlocks(deps, facts.blocks, holders);
  const changes = new Map<string, BlockChange>();
  const changeOf = (name: string): BlockChange => {
    const block = blocks.get(name);
    if (!block) throw new Error(`The block ${name} was not read`);
    return changes.get(name) ?? { block, remove: [] };
  };
  for (const { name, place: gone } of holders) {
    const change = changeOf(name);
    if (change.block.busy[gone]) changes.set(name, { ...change, remove: [...change.remove, gone] });
  }
  for (const resourceId of resourceIds)
    for (const block of opening.blocks) {
      const name = nameOfBlock({ resourceId, block });
      changes.set(name, { ...changeOf(name), put: [place, [...busy, total, total]] });
    }
  const [primary] = resourceIds as readonly [ResourceId];
  const looked = opening.looked.flatMap(
    (block) => blocks.get(nameOfBlock({ resourceId: primary, block })) ?? [],
  );
  const write: OpeningWrite = {
    stock: newStock(service, opening, facts),
    isKnown: known.has(id),
    changes: [...changes.values()],
    looked: looked.filter((block) => !changes.has(nameOfBlock(block))),
    displaced,
  };
  return { kind: 'write', write };
}

function isBooked(stock: Stock | undefined, moving: MovingUnits | undefined): boolean {
  if (!stock) return false;
  const back = moving?.stockId === stock.id ? moving.quantity : 0;
  return stock.available + back < stock.total;
}

async function readStocks({ stocks }: PlanDeps, ids: readonly StockId[]): Promise<Map<StockId, Stock>> {
  const found = await Promise.all(ids.map((id) => stocks.get(id, { consistent: true })));
  return new Map(found.flatMap((stock) => (stock ? [[stock.id, stock] as const] : [])));
}

interface Holder {
  readonly name: string;
  readonly resourceId: ResourceId;
  readonly block: number;
  readonly place: string;
}

/** Returns the blocks that have an entry of a slot: those of its period, on all of its resources, as its stock says. */
function holdersOf(
  { place, resourceIds }: DisplacedSlot,
  stock: Stock | undefined,
  { blocks }: FactsRead,
): Holder[] {
  const busy =
    stock?.slot?.busy ?? blocks.map((block) => block.busy[place]).find((entry) => entry !== undefined);
  if (!busy) return [];
  return [...new Set([...resourceIds, ...(stock?.slot?.resourceIds ?? [])])].flatMap((resourceId) =>
    blocksBetween(busy[0], busy[1]).map((block) => ({
      ...{ place, resourceId, block },
      name: nameOfBlock({ resourceId, block }),
    })),
  );
}

/** Returns the blocks by name, with those that were not read yet. */
async function withBlocks(deps: PlanDeps, read: readonly CalendarBlock[], holders: readonly Holder[]) {
  const blocks = new Map(read.map((block) => [nameOfBlock(block), block]));
  const more = holders.filter(({ name }) => !blocks.has(name));
  for (const block of more.length > 0 ? await deps.calendars.read(more) : [])
    blocks.set(nameOfBlock(block), block);
  return blocks;
}

function newStock(
  service: ServiceRecord,
  { slot, resourceIds, endsAt, total, busy }: Opening,
  facts: FactsRead,
): Stock {
  const primary = facts.resources.get(resourceIds[0] as ResourceId);
  if (!primary) throw new Error(`The resource ${resourceIds[0]} of an opening is missing`);
  return {
    ...slotTerms(service, slot.startsAt),
    id: slotStockId(slot),
    ...{ total, available: total, held: 0, sold: 0, claims: {} },
    slot: slotFactsOf(service, { endsAt, resourceIds, busy, timeZone: primary.timeZone }),
  };
}
