import type { ResourceId } from '../contract/ids.ts';
import {
  mostConflicts,
  type OutsideCalendarId,
  type OutsideConflicts,
} from '../contract/outside-calendar.ts';
import { type Clock, toInstant } from '../platform/clock.ts';
import { parseSlotStock } from '../slots/slot-id.ts';
import { stockIdOf } from '../stock/stock-id.ts';
import type { BlockRepository } from './block-repository.ts';
import { decideConflicts } from './decide-conflicts.ts';
import { outsideRange } from './decide-outside-blocks.ts';

const minuteMs = 60_000;

/** Lists the booked slots of a resource at the time of appointments outside, from now on. */
export async function listConflicts(
  { blocks, clock }: { readonly blocks: Pick<BlockRepository, 'list'>; readonly clock: Clock },
  resourceId: ResourceId,
): Promise<OutsideConflicts> {
  const now = clock.now();
  const found = decideConflicts(
    [...(await blocks.list(resourceId, outsideRange(now))).values()],
    now / minuteMs,
  );
  const items = found.slice(0, mostConflicts).map(({ slot, outside, from, until }) => {
    const { serviceId, startsAt } = parseSlotStock(stockIdOf('slot', slot));
    return {
      serviceId,
      startsAt: toInstant(startsAt),
      from: toInstant(from * minuteMs),
      until: toInstant(until * minuteMs),
      outsideCalendarId: outside as OutsideCalendarId,
    };
  });
  return { items, more: found.length > items.length };
}
