import type { ResourceId, StockId } from '../contract/ids.ts';
import type { Clock } from '../platform/clock.ts';
import type { Random } from '../platform/random.ts';
import { untilSettled } from '../platform/until-settled.ts';
import type { ResourceRepository } from '../services/resource-repository.ts';
import { resourcesOf, type ServiceRecord } from '../services/service.ts';
import type { StockRepository } from '../stock/repository.ts';
import type { Stock } from '../stock/stock.ts';
import { readsOfOpening } from './blocks-to-read.ts';
import { blocksBetween, type CalendarBlock } from './calendar-block.ts';
import type { CalendarRepository, OpeningWrite } from './calendar-repository.ts';
import { type BlockChange, nameOfBlock } from './calendar-writes.ts';
import { decideOpening } from './decide-opening.ts';
import { noteLeft } from './note-left.ts';
import type { DisplacedSlot, Opening, OpeningRefusal } from './opening.ts';
import type { SlotResource } from './schedule.ts';
import { slotStockId } from './slot-id.ts';
import { stockOfPlace } from './slot-place.ts';
import { slotFactsOf, slotTerms, toSlotResource, toSlotService } from './slot-terms.ts';

export interface OpenDeps {
  readonly calendars: Pick<CalendarRepository, 'read' | 'open' | 'noteLeft'>;
  readonly stocks: Pick<StockRepository, 'get' | 'getMany'>;
  readonly resources: Pick<ResourceRepository, 'getMany'>;
  readonly clock: Clock;
  readonly random: Random;
}

export interface SlotWish {
  readonly service: ServiceRecord;
  /** Milliseconds since the epoch. */
  readonly startsAt: number;
  readonly partySize: number;
  readonly resourceId?: ResourceId | undefined;
  /** Where in each group to begin. */
  readonly tryFirst?: number | undefined;
}

export type SlotFound =
  | { readonly kind: 'open'; readonly stockId: StockId; readonly isNew: boolean }
  | { readonly kind: 'refuse'; readonly code: OpeningRefusal };

/** Other orders open slots on the same calendars. Each round lets one of them succeed. */
const patience = {
  races: { attempts: 8, baseMs: 15, capMs: 250 },
  contention: 'race',
  busy: 'Many people book these times at this moment. Try again in a moment.',
  retryAfter: 1,
} as const;

/**
 * Finds the stock of a slot that an order can have, and opens the slot when it is not open.
 * @throws AppError `unavailable` when other openings are always faster
 */
export async function openSlot(deps: OpenDeps, wish: SlotWish): Promise<SlotFound> {
  return untilSettled({ ...patience, random: deps.random }, async () => {
    const facts = await readFacts(deps, wish);
    const decision = decideOpening({
      ...wish,
      ...facts,
      service: toSlotService(wish.service),
      now: deps.clock.now(),
    });
    if (decision.kind === 'refuse') return decision;
    const stockId = slotStockId(decision.slot);
    if (decision.kind === 'join') return { kind: 'open', stockId, isNew: false };
    const write = await planOf(deps, wish.service, decision, facts);
    if (!write) return undefined;
    const outcome = await deps.calendars.open(write);
    if (outcome === 'opened') return { kind: 'open', stockId, isNew: true };
    // The calendar is a moment behind the stock, and said that nobody has the slot.
    if (outcome === 'booked') await correct(deps, [stockId, ...write.displaced]);
    return undefined;
  });
}

interface FactsRead {
  readonly resources: ReadonlyMap<ResourceId, SlotResource>;
  readonly blocks: readonly CalendarBlock[];
}

async function readFacts(deps: OpenDeps, { service, startsAt }: SlotWish): Promise<FactsRead> {
  const records = await deps.resources.getMany(resourcesOf(service));
  const active = [...records.values()].filter(({ state }) => state === 'active');
  const resources = new Map(active.map((record) => [record.id, toSlotResource(record)]));
  const names = readsOfOpening(toSlotService(service), resources.values(), startsAt);
  return { resources, blocks: await deps.calendars.read(names) };
}

/** @returns what to write; undefined when a displaced slot has bookings, after its calendar was corrected */
async function planOf(
  deps: OpenDeps,
  service: ServiceRecord,
  opening: Opening,
  facts: FactsRead,
): Promise<OpeningWrite | undefined> {
  const { slot, place, resourceIds, total, busy, displaces, leaves } = opening;
  const id = slotStockId(slot);
  const displaced = displaces.map((each) => stockOfPlace(each.place));
  const known = await readStocks(deps, [id, ...displaced]);
  const booked = [id, ...displaced].filter((each) => isBooked(known.get(each)));
  if (booked.length > 0) {
    await correct(deps, booked);
    return undefined;
  }
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
  return {
    stock: newStock(service, opening, facts),
    isKnown: known.has(id),
    changes: [...changes.values()],
    looked: looked.filter((block) => !changes.has(nameOfBlock(block))),
    displaced,
  };
}

const isBooked = (stock: Stock | undefined): boolean => stock !== undefined && stock.available < stock.total;

async function readStocks({ stocks }: OpenDeps, ids: readonly StockId[]): Promise<Map<StockId, Stock>> {
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
async function withBlocks(deps: OpenDeps, read: readonly CalendarBlock[], holders: readonly Holder[]) {
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

/** Writes into the calendars what the stocks say. */
const correct = async (deps: OpenDeps, ids: readonly StockId[]): Promise<void> => {
  for (const id of ids) await noteLeft(deps, id);
};
