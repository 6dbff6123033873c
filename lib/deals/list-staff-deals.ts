import * as z from 'zod';
import type { DealState } from '../contract/availability.ts';
import type { AdminDeal } from '../contract/deal.ts';
import { dealId, type SellerId } from '../contract/ids.ts';
import { instant } from '../contract/instant.ts';
import type { Page } from '../contract/page.ts';
import { requireSeller, type Staff } from '../platform/caller.ts';
import { toInstant } from '../platform/clock.ts';
import { fillPage } from '../platform/fill-page.ts';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.ts';
import { sellerMeantBy } from '../sellers/find-seller-meant.ts';
import { stockOfDeal } from '../stock/stock-id.ts';
import { type StoredDeal, toAdminDeal } from './deal.ts';
import type { Position } from './deal-lists.ts';
import { stateAt } from './decide.ts';
import type { DealDependencies } from './dependencies.ts';
import { maySee } from './find-deal.ts';

interface StaffQuery {
  readonly staff: Staff;
  readonly state?: DealState | undefined;
  readonly sellerId?: SellerId | undefined;
  readonly externalId?: string | undefined;
  readonly order?: 'newest' | 'oldest' | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

type ReadDependencies = Pick<DealDependencies, 'deals' | 'stocks' | 'clock'>;

/** Lists deals in every state by their creation, newest first by default. Sellers get their own; admins and support choose. */
export async function listStaffDeals(deps: ReadDependencies, query: StaffQuery): Promise<Page<AdminDeal>> {
  const now = toInstant(deps.clock.now());
  const seesAll = query.staff.roles.some((role) => role !== 'seller');
  const sellerId = seesAll ? query.sellerId : requireSeller(query.staff);
  const wanted = (deal: StoredDeal) =>
    (query.state === undefined || stateAt(deal, now) === query.state) &&
    (query.sellerId === undefined || deal.sellerId === query.sellerId);
  const { items, next } =
    query.externalId === undefined
      ? await fillPage<StoredDeal, Position>({
          read: (after, limit) =>
            deps.deals.listForStaff(sellerId, { after, limit, isOldestFirst: query.order === 'oldest' }),
          positionOf: ({ id, createdAt }) => ({ id, at: createdAt }),
          wanted,
          after: decodeCursor(query.cursor, position),
          limit: query.limit,
        })
      : {
          items: await withExternalId(deps, query, sellerId ?? sellerMeantBy(query.staff), wanted),
          next: undefined,
        };
  const stocks = await deps.stocks.getMany(items.map(({ id }) => stockOfDeal(id)));
  return {
    items: items.flatMap((deal) => {
      const stock = stocks.get(stockOfDeal(deal.id));
      return stock ? [toAdminDeal(deal, stock, stateAt(deal, now))] : [];
    }),
    nextCursor: next ? encodeCursor({ id: next.id, at: next.at }) : null,
  };
}

async function withExternalId(
  { deals }: ReadDependencies,
  { staff, externalId = '' }: StaffQuery,
  sellerId: SellerId,
  wanted: (deal: StoredDeal) => boolean,
): Promise<StoredDeal[]> {
  const deal = await deals.getByExternalId(sellerId, externalId);
  return deal && maySee(staff, deal) && wanted(deal) ? [deal] : [];
}

const position = z.strictObject({ id: dealId, at: instant });
