import type { ResourceId, SellerId, ServiceId } from '../contract/ids.ts';
import { type StoredItem, stored } from '../platform/stored.ts';
import type { ResourceRecord } from './resource.ts';
import type { ServiceRecord } from './service.ts';

/** The two kinds of items, which share the table and its indexes. */
export type ItemKind = 'service' | 'resource';

/** The one partition of the index that lists what buyers see. Services are written rarely. */
export const published = 'published';

export const serviceKey = (id: ServiceId) => ({ pk: id, sk: 'service' });
export const resourceKey = (id: ResourceId) => ({ pk: id, sk: 'resource' });
export const serviceItemKey = (kind: ItemKind, id: ServiceId | ResourceId) => ({ pk: id, sk: kind });
export const sellerListOf = (kind: ItemKind, sellerId: SellerId) => `${kind}#${sellerId}`;

const listsOf = (kind: ItemKind, sellerId: SellerId) => ({
  register: kind,
  sellerList: sellerListOf(kind, sellerId),
});
const listAttributes = ['pk', 'sk', 'register', 'sellerList', 'listing', 'categoryListing'];

/** Adds the keys to a service. The public indexes hold published ones only. */
export const toServiceItem = (record: ServiceRecord): Record<string, unknown> => ({
  ...serviceKey(record.id),
  ...record,
  ...listsOf('service', record.sellerId),
  ...(record.state === 'published' && { listing: published, categoryListing: record.category }),
});

export const toServiceRecord = (item: StoredItem) => stored<ServiceRecord>(item, listAttributes);

export const toResourceItem = (record: ResourceRecord): Record<string, unknown> => ({
  ...resourceKey(record.id),
  ...record,
  ...listsOf('resource', record.sellerId),
});

export const toResourceRecord = (item: StoredItem) => stored<ResourceRecord>(item, listAttributes);
