import * as z from 'zod';
import type { PricePoint } from '../contract/deal.ts';
import type { DealId } from '../contract/ids.ts';
import { instant } from '../contract/instant.ts';
import type { Page } from '../contract/page.ts';
import type { Staff } from '../platform/caller.ts';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.ts';
import { findDeal } from './find-deal.ts';
import type { DealRepository } from './repository.ts';

interface PriceQuery {
  readonly dealId: DealId;
  readonly staff: Staff;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/**
 * Lists the prices of a deal, newest first.
 * @throws AppError `not_found`, `invalid_request`
 */
export async function listPrices(
  deps: { readonly deals: DealRepository },
  { dealId, staff, cursor, limit }: PriceQuery,
): Promise<Page<PricePoint>> {
  const after = decodeCursor(cursor, position)?.from;
  await findDeal(deps, { dealId, staff, to: 'see' });
  const { items, more } = await deps.deals.listPrices(dealId, after, limit);
  const last = items.at(-1);
  return { items, nextCursor: more && last ? encodeCursor({ from: last.from }) : null };
}

const position = z.strictObject({ from: instant });
