import type { ResourceId, SellerId, ServiceId } from '../contract/ids.ts';
import type { Page } from '../contract/page.ts';
import type { Service, ServiceDetail } from '../contract/service.ts';
import { ttlCache } from '../platform/cache.ts';
import { fillPage } from '../platform/fill-page.ts';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { noSuchService } from './find-service.ts';
import { listPlace, listPlaceOf } from './list-for-staff.ts';
import { resourceSummaryOf } from './resource.ts';
import { resourcesOf, type ServiceRecord, toService } from './service.ts';
import type { ListPlace } from './service-lists.ts';

interface PublicQuery {
  readonly sellerId?: SellerId | undefined;
  readonly category?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** How old an answer may be, in milliseconds. Services change rarely. */
const ttlMs = 2_000;

/** Returns the public view of services. Each service and each page is read at most once in two seconds. */
export function publicServices(deps: ServiceDependencies) {
  const { clock } = deps;
  const details = ttlCache<ServiceId, ServiceDetail | undefined>({
    ttlMs,
    maxEntries: 1_000,
    clock,
    load: (id) => readDetail(deps, id),
  });
  const pages = ttlCache<string, Page<Service>>({
    ttlMs,
    maxEntries: 50,
    clock,
    load: (query) => readPage(deps, JSON.parse(query)),
  });
  return {
    /** Returns a service with its resources. @throws AppError `not_found`, also for a draft or an archived one */
    async get(id: ServiceId): Promise<ServiceDetail> {
      const found = await details.get(id);
      if (!found) throw noSuchService();
      return found;
    },

    /** Returns a page, newest first. @throws AppError `invalid_request` for a cursor that is not of this list */
    list: ({ sellerId, category, cursor, limit }: PublicQuery): Promise<Page<Service>> =>
      pages.get(JSON.stringify({ sellerId, category, cursor, limit })),
  };
}

async function readDetail(
  { services, resources }: ServiceDependencies,
  id: ServiceId,
): Promise<ServiceDetail | undefined> {
  const record = await services.get(id);
  if (record?.state !== 'published') return undefined;
  const named: readonly ResourceId[] = resourcesOf(record);
  const found = await resources.getMany(named);
  return {
    ...toService(record),
    resources: named.flatMap((each) => {
      const resource = found.get(each);
      return resource?.state === 'active' ? [resourceSummaryOf(resource)] : [];
    }),
  };
}

async function readPage(
  { services }: ServiceDependencies,
  { sellerId, category, cursor, limit }: PublicQuery,
): Promise<Page<Service>> {
  const { items, next } = await fillPage<ServiceRecord, ListPlace>({
    read: (after, most) =>
      sellerId
        ? services.listAll(sellerId, { after, limit: most })
        : services.listPublished(category, { after, limit: most }),
    positionOf: listPlaceOf,
    wanted: (service) =>
      service.state === 'published' && (category === undefined || service.category === category),
    after: decodeCursor(cursor, listPlace),
    limit,
  });
  return { items: items.map(toService), nextCursor: next ? encodeCursor({ ...next }) : null };
}
