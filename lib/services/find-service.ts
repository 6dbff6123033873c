import type { ResourceId, SellerId, ServiceId } from '../contract/ids.ts';
import type { Staff } from '../platform/caller.ts';
import { AppError } from '../platform/errors.ts';
import type { ServiceDependencies } from './dependencies.ts';
import type { ResourceRecord } from './resource.ts';
import type { ServiceRecord } from './service.ts';

interface Owned {
  readonly sellerId: SellerId;
}
export type ServicePurpose = 'see' | 'change';

/** Returns whether the caller may see or change what a seller has. Admins may both, support may see. */
const may = (staff: Staff, to: ServicePurpose, { sellerId }: Owned): boolean =>
  staff.roles.includes('admin') ||
  (to === 'see' && staff.roles.includes('support')) ||
  staff.seller?.id === sellerId;

/** The same answer for what does not exist and what the caller may not know about. */
export const noSuchService = (): AppError =>
  new AppError('not_found', 'There is no such service. Check its id.');
export const noSuchResource = (): AppError =>
  new AppError('not_found', 'There is no such resource. Check its id.');

/** Reads a service as stored now. @throws AppError `not_found`, also for one that the caller may not know about */
export async function findService(
  { services }: Pick<ServiceDependencies, 'services'>,
  {
    serviceId,
    staff,
    to,
  }: { readonly serviceId: ServiceId; readonly staff: Staff; readonly to: ServicePurpose },
): Promise<ServiceRecord> {
  const record = await services.get(serviceId, { consistent: true });
  if (!record || !may(staff, to, record)) throw noSuchService();
  return record;
}

/** Reads a resource as stored now. @throws AppError `not_found`, also for one that the caller may not know about */
export async function findResource(
  { resources }: Pick<ServiceDependencies, 'resources'>,
  {
    resourceId,
    staff,
    to,
  }: { readonly resourceId: ResourceId; readonly staff: Staff; readonly to: ServicePurpose },
): Promise<ResourceRecord> {
  const record = await resources.get(resourceId, { consistent: true });
  if (!record || !may(staff, to, record)) throw noSuchResource();
  return record;
}
