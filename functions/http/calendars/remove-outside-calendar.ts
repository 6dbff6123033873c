import { removeOutside } from '../../../lib/calendars/change-outside.ts';
import { findOwnResource } from '../../../lib/calendars/find-own-resource.ts';
import { removeOutsideCalendar as operation } from '../../../lib/contract/operations/calendars-for-staff.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { outsideRemovalDependencies } from '../../parts/calendars.ts';

const deps = outsideRemovalDependencies();

/** Removes a calendar from outside. Its busy times leave the resource's calendar a moment later. */
export const handler = endpoint(operation, async ({ params, caller, origin }) => {
  const { resourceId, outsideCalendarId: id } = params;
  const actor = actorOf(caller, origin);
  await findOwnResource(deps, { resourceId, staff: actor, to: 'change' });
  await removeOutside(deps, { actor, resourceId, id });
  return { status: 204, body: undefined };
});
