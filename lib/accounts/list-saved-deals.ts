import * as z from 'zod';
import type { SavedDeal } from '../contract/account.ts';
import { type CustomerId, dealId } from '../contract/ids.ts';
import { instant } from '../contract/instant.ts';
import type { Page } from '../contract/page.ts';
import type { PublicDeals } from '../deals/public-deals.ts';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.ts';
import type { SavedDealRepository, SavedMark } from './saved-repository.ts';

interface Deps {
  readonly saved: Pick<SavedDealRepository, 'list'>;
  readonly deals: Pick<PublicDeals, 'find'>;
}

/**
 * Lists a customer's saved deals, newest first, each with its current deal. They are sorted here: there are at most
 * 500, and 4 KB of them cost one read unit. An index by time would cost each save another write.
 * @throws AppError `invalid_request` for a cursor that is not of this list
 */
export async function listSavedDeals(
  deps: Deps,
  id: CustomerId,
  page: { cursor?: string | undefined; limit: number },
): Promise<Page<SavedDeal>> {
  const after = decodeCursor(page.cursor, position);
  const marks = (await deps.saved.list(id)).sort(newestFirst);
  const rest = after ? marks.filter((mark) => newestFirst(after, mark) < 0) : marks;
  const onPage = rest.slice(0, page.limit);
  const last = onPage.at(-1);
  return {
    items: await Promise.all(onPage.map((mark) => withDeal(deps, mark))),
    nextCursor: last && rest.length > onPage.length ? encodeCursor(last) : null,
  };
}

/** A cancelled deal is no longer public. The customer still sees that they saved it, and can remove it. */
async function withDeal({ deals }: Deps, mark: SavedMark): Promise<SavedDeal> {
  const deal = await deals.find(mark.dealId);
  return { ...mark, ...(deal && { deal }) };
}

/** Instants are texts of one format, so they sort as text. */
const newestFirst = (a: SavedMark, b: SavedMark): number =>
  compare(b.savedAt, a.savedAt) || compare(a.dealId, b.dealId);
const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

const position = z.strictObject({ dealId, savedAt: instant });
