import * as z from 'zod';
import type { StockId } from '../contract/ids.ts';
import type { Page } from '../contract/page.ts';
import { type WaitingPerson, waitingEntryId } from '../contract/waiting.ts';
import { toInstant } from '../platform/clock.ts';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.ts';
import type { WaitingRepository } from './repository.ts';

/** A place in a line: the instant of joining in milliseconds, and the entry's id. */
const position = z.strictObject({
  place: z.string().refine((place) => {
    const [at = '', id, ...more] = place.split('#');
    return /^\d{13}$/.test(at) && waitingEntryId.safeParse(id).success && more.length === 0;
  }),
});

/** Lists those who wait in a line, next first. @throws AppError `invalid_request` for a cursor of another list */
export async function listLine(
  { waiting }: { readonly waiting: Pick<WaitingRepository, 'page'> },
  stockId: StockId,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page<WaitingPerson>> {
  const after = decodeCursor(cursor, position)?.place;
  const { places, next } = await waiting.page(stockId, { after, limit });
  return {
    items: places.map(({ id, buyerId, quantity, acceptFewer = false, joinedAt }) => ({
      ...{ id, buyerId, quantity, acceptFewer },
      joinedAt: toInstant(joinedAt),
    })),
    nextCursor: next === undefined ? null : encodeCursor({ place: next }),
  };
}
