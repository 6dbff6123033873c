import { listOutside } from '../../../lib/calendars/change-outside.ts';
import { findOwnResource } from '../../../lib/calendars/find-own-resource.ts';
import { listOutsideCalendars as operation } from '../../../lib/contract/operations/calendars-for-staff.ts';
import { requireStaff } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { bookableResources, outsideOfStage } from '../../parts/calendars.ts';

const deps = { outside: outsideOfStage(), resources: bookableResources() };

/** Lists the calendars from outside that block a resource. */
export const handler = endpoint(operation, async ({ params: { resourceId }, caller }) => {
  await findOwnResource(deps, { resourceId, staff: requireStaff(caller), to: 'see' });
  return { status: 200, body: await listOutside(deps, resourceId) };
});
