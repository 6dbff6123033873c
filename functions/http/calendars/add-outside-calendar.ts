import { addOutside } from '../../../lib/calendars/change-outside.ts';
import { findOwnResource } from '../../../lib/calendars/find-own-resource.ts';
import { addOutsideCalendar as operation } from '../../../lib/contract/operations/calendars-for-staff.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { outsideDependencies } from '../../parts/calendars.ts';

const deps = outsideDependencies();

/** Adds a calendar from outside to a resource. */
export const handler = endpoint(operation, async ({ params: { resourceId }, body, caller, origin }) => {
  const actor = actorOf(caller, origin);
  await findOwnResource(deps, { resourceId, staff: actor, to: 'change' });
  return { status: 202, body: await addOutside(deps, { actor, resourceId, ...body }) };
});
