import type { ResourceId } from '../contract/ids.ts';
import type { Staff } from '../platform/caller.ts';
import { AppError } from '../platform/errors.ts';
import type { ResourceRecord } from '../services/resource.ts';

interface Wanted {
  readonly resourceId: ResourceId;
  readonly staff: Staff;
  readonly to: 'see' | 'change';
}

interface Deps {
  readonly resources: {
    get(id: ResourceId, options: { consistent: boolean }): Promise<ResourceRecord | undefined>;
  };
}

/**
 * Reads a resource for staff: admins all, support to see, sellers their own.
 * @throws AppError `not_found`, also for a resource that the caller may not know about
 */
export async function findOwnResource(
  { resources }: Deps,
  { resourceId, staff, to }: Wanted,
): Promise<ResourceRecord> {
  const resource = await resources.get(resourceId, { consistent: true });
  const may =
    staff.roles.includes('admin') ||
    (to === 'see' && staff.roles.includes('support')) ||
    (resource !== undefined && staff.seller?.id === resource.sellerId);
  if (!resource || !may) throw new AppError('not_found', 'There is no such resource. Check its id.');
  return resource;
}
