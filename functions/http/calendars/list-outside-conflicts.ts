import { findOwnResource } from '../../../lib/calendars/find-own-resource.ts';
import { listConflicts } from '../../../lib/calendars/list-conflicts.ts';
import { listOutsideConflicts as operation } from '../../../lib/contract/operations/calendars-for-staff.ts';
import { requireStaff } from '../../../lib/platform/caller.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { bookableResources, calendarBlocks } from '../../parts/calendars.ts';

const deps = { blocks: calendarBlocks(), resources: bookableResources(), clock };

/** Lists the booked slots of a resource at the time of appointments outside. */
export const handler = endpoint(operation, async ({ params: { resourceId }, caller }) => {
  await findOwnResource(deps, { resourceId, staff: requireStaff(caller), to: 'see' });
  return { status: 200, body: await listConflicts(deps, resourceId) };
});
