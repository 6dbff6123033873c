import type { ResourceId, ServiceId } from '../contract/ids.ts';
import type { Resource } from '../contract/resource.ts';
import type { AdminService } from '../contract/service.ts';
import type { Staff } from '../platform/caller.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { findResource, findService } from './find-service.ts';
import { toResource } from './resource.ts';
import { toAdminService } from './service.ts';

/** Reads one service for staff, in any state. @throws AppError `not_found` */
export const readService = async (
  deps: ServiceDependencies,
  serviceId: ServiceId,
  staff: Staff,
): Promise<AdminService> => toAdminService(await findService(deps, { serviceId, staff, to: 'see' }));

/** Reads one resource for staff, in any state. @throws AppError `not_found` */
export const readResource = async (
  deps: ServiceDependencies,
  resourceId: ResourceId,
  staff: Staff,
): Promise<Resource> => toResource(await findResource(deps, { resourceId, staff, to: 'see' }));
