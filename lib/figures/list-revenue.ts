import * as z from 'zod';
import type { DailyRevenue } from '../contract/figures.ts';
import type { SellerId } from '../contract/ids.ts';
import type { Page } from '../contract/page.ts';
import type { Staff } from '../platform/caller.ts';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.ts';
import type { RevenueRepository } from './revenue-repository.ts';
import { whoseFigures } from './whose-figures.ts';

interface Deps {
  readonly revenue: Pick<RevenueRepository, 'listDays'>;
}

interface Wanted {
  readonly staff: Staff;
  /** Days, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly sellerId?: SellerId | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/**
 * Lists the money of all deals by day, newest first. Sellers get their own. Admins and support get that of the house,
 * or of one seller.
 * @throws AppError `invalid_request` for a cursor that is not of this list, `not_found` when a seller asks for another
 * seller
 */
export async function listRevenue(
  { revenue }: Deps,
  { staff, from, to, sellerId, cursor, limit }: Wanted,
): Promise<Page<DailyRevenue>> {
  const after = decodeCursor(cursor, position);
  const days = await revenue.listDays(whoseFigures(staff, sellerId), { from, to, after, limit: limit + 1 });
  const items = days.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    nextCursor: last && days.length > limit ? encodeCursor({ day: last.day, currency: last.currency }) : null,
  };
}

const position = z.strictObject({
  day: z.string().regex(/^\d{4}-\d\d-\d\d$/),
  currency: z.string().regex(/^[A-Z]{3}$/),
});
