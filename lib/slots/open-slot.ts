import type { ResourceId, StockId } from '../contract/ids.ts';
import type { Clock } from '../platform/clock.ts';
import type { Random } from '../platform/random.ts';
import { untilSettled } from '../platform/until-settled.ts';
import type { ResourceRepository } from '../services/resource-repository.ts';
import type { ServiceRecord } from '../services/service.ts';
import type { StockRepository } from '../stock/repository.ts';
import type { CalendarRepository } from './calendar-repository.ts';
import { decideOpening } from './decide-opening.ts';
import { noteLeft } from './note-left.ts';
import type { OpeningRefusal } from './opening.ts';
import { planOpening, readFacts } from './plan-opening.ts';
import { slotStockId } from './slot-id.ts';
import { toSlotService } from './slot-terms.ts';

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
    const plan = await planOpening(deps, wish.service, decision, facts);
    const outcome = plan.kind === 'write' ? await deps.calendars.open(plan.write) : 'booked';
    if (outcome === 'opened') return { kind: 'open', stockId, isNew: true };
    // The calendar is a moment behind the stocks, and said that nobody has the slot.
    if (plan.kind === 'booked') await correct(deps, plan.ids);
    else if (outcome === 'booked') await correct(deps, [stockId, ...plan.write.displaced]);
    return undefined;
  });
}

/** Writes into the calendars what the stocks say. */
async function correct(deps: OpenDeps, ids: readonly StockId[]): Promise<void> {
  for (const id of ids) await noteLeft(deps, id);
}
