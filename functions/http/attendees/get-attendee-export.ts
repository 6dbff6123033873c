import { getAttendeeExport } from '../../../lib/contacts/request-attendee-export.ts';
import { getAttendeeExport as operation } from '../../../lib/contract/operations/attendees.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { attendeeExportDependencies } from '../../parts/attendee-exports.ts';
import { attendeeFiles } from '../../parts/files.ts';

const deps = { ...attendeeExportDependencies(), files: attendeeFiles() };

/** Returns a list of a deal's attendees, with a link to its file. */
export const handler = endpoint(operation, async ({ params, caller, origin }) => ({
  status: 200,
  body: await getAttendeeExport(deps, actorOf(caller, origin), {
    dealId: params.dealId,
    exportId: params.attendeeExportId,
  }),
}));
