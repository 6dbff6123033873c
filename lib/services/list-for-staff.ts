import * as z from 'zod';
import { resourceId, type SellerId, serviceId } from '../contract/ids.ts';
import { instant } from '../contract/instant.ts';
import type { Page } from '../contract/page.ts';
import type { Resource } from '../contract/resource.ts';
import type { AdminService } from '../contract/service.ts';
import { requireSeller, type Staff } from '../platform/caller.ts';
import { fillPage, type Slice } from '../platform/fill-page.ts';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { toResource } from './resource.ts';
import { toAdminService } from './service.ts';
import type { ListPlace } from './service-lists.ts';

interface StaffQuery<State> {
  readonly staff: Staff;
  readonly sellerId?: SellerId | undefined;
  readonly state?: State | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

interface Listed extends ListPlace {
  readonly sellerId: SellerId;
  readonly state: string;
}

interface Source<T> {
  readonly listAll: (
    sellerId: SellerId | undefined,
    wanted: { after: ListPlace | undefined; limit: number },
  ) => Promise<Slice<T>>;
}

export const listPlace = z.strictObject({ id: z.union([serviceId, resourceId]), createdAt: instant });
export const listPlaceOf = ({ id, createdAt }: ListPlace): ListPlace => ({ id, createdAt });

/** Lists services in every state, newest first. Sellers get their own; admins and support choose. */
export const listStaffServices = async (
  { services }: Pick<ServiceDependencies, 'services'>,
  query: StaffQuery<AdminService['state']>,
): Promise<Page<AdminService>> => mapped(await page(services, query), toAdminService);

/** Lists resources in every state, newest first. Sellers get their own; admins and support choose. */
export const listStaffResources = async (
  { resources }: Pick<ServiceDependencies, 'resources'>,
  query: StaffQuery<Resource['state']>,
): Promise<Page<Resource>> => mapped(await page(resources, query), toResource);

async function page<T extends Listed>(
  source: Source<T>,
  { staff, sellerId: named, state, cursor, limit }: StaffQuery<string>,
): Promise<Page<T>> {
  const seesAll = staff.roles.some((role) => role !== 'seller');
  const sellerId = seesAll ? named : requireSeller(staff);
  const { items, next } = await fillPage<T, ListPlace>({
    read: (after, most) => source.listAll(sellerId, { after, limit: most }),
    positionOf: listPlaceOf,
    wanted: (item) =>
      (state === undefined || item.state === state) && (named === undefined || item.sellerId === named),
    after: decodeCursor(cursor, listPlace),
    limit,
  });
  return { items, nextCursor: next ? encodeCursor({ ...next }) : null };
}

const mapped = <T, U>({ items, nextCursor }: Page<T>, as: (item: T) => U): Page<U> => ({
  items: items.map(as),
  nextCursor,
});
