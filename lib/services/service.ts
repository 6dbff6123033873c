import type { ResourceId } from '../contract/ids.ts';
import { type AdminService, adminService, type Service } from '../contract/service.ts';
import { type StoredPicture, toPicture } from '../images/picture.ts';
import type { ResourceNumbers } from './decide-numbers.ts';

/** A service as stored. */
export interface ServiceRecord extends Omit<AdminService, 'pictures'> {
  readonly pictures: StoredPicture[];
  /** The permanent numbers of its primary resources. The repository gives them. */
  readonly numbers: ResourceNumbers;
  /** The caller and the Idempotency-Key that created it, as a digest. */
  readonly origin: string;
  /** The fingerprint of that request, which distinguishes a retry from another request with the same key. */
  readonly fingerprint: string;
}

/** The fields in the contract's order. Storage keeps no order, and people read the answers. */
const fieldOrder = Object.keys(adminService.shape);

/** Makes a service as its seller and staff see it. */
export function toAdminService({
  numbers: _numbers,
  origin: _origin,
  fingerprint: _fingerprint,
  ...record
}: ServiceRecord): AdminService {
  const service: AdminService = { ...record, pictures: record.pictures.map(toPicture) };
  const entries = Object.entries(service).sort(([a], [b]) => fieldOrder.indexOf(a) - fieldOrder.indexOf(b));
  return Object.fromEntries(entries) as AdminService;
}

/** Makes a service as buyers see it. */
export function toService(record: ServiceRecord): Service {
  const { version: _, ...service } = toAdminService(record);
  return service;
}

/** Returns the resources of the first group, which give slots their number, zone and seats. */
export const primaryOf = ({ requires }: Pick<ServiceRecord, 'requires'>): readonly ResourceId[] =>
  requires[0]?.resourceIds ?? [];

/** Returns the resources of all groups. */
export const resourcesOf = ({ requires }: Pick<ServiceRecord, 'requires'>): readonly ResourceId[] =>
  requires.flatMap(({ resourceIds }) => resourceIds);
