import { attendeeJobs } from '../../../lib/contacts/attendee-exports.ts';
import { requestAttendeeExport } from '../../../lib/contacts/request-attendee-export.ts';
import { requestAttendeeExport as operation } from '../../../lib/contract/operations/attendees.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { attendeeExportDependencies } from '../../parts/attendee-exports.ts';
import { sender } from '../../parts/queues.ts';
import { oversight } from '../../parts/staff.ts';

const deps = {
  ...attendeeExportDependencies(),
  oversight: oversight(),
  queue: sender(attendeeJobs),
};

/** Requests a list of a deal's attendees. */
export const handler = endpoint(
  operation,
  async ({ params, body: wanted, idempotencyKey, caller, origin }) => {
    const dealId = params.dealId;
    const body = await requestAttendeeExport(deps, actorOf(caller, origin), {
      ...wanted,
      dealId,
      idempotencyKey,
    });
    const location = `/v1/admin/deals/${dealId}/attendee-exports/${body.id}`;
    return { status: 202, body, headers: { location, 'retry-after': '2' } };
  },
);
