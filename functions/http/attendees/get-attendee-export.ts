import { attendeeFiles } from '../../../lib/contacts/attendee-files.ts';
import { getAttendeeExport as get } from '../../../lib/contacts/request-attendee-export.ts';
import type { DealId, ExportId } from '../../../lib/contract/ids.ts';
import { getAttendeeExport } from '../../../lib/contract/operations/contacts.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { s3Client } from '../../../lib/platform/aws.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { exportDependencies } from './export-dependencies.ts';

const { EXPORTS_BUCKET } = readEnvironment(['EXPORTS_BUCKET']);
const deps = { ...exportDependencies, files: attendeeFiles(s3Client(), EXPORTS_BUCKET) };

/** A list of who bought a deal, with a link to its file. */
export const handler = endpoint(getAttendeeExport, async ({ params, caller, origin }) => ({
  status: 200,
  body: await get(deps, actorOf(caller, origin), {
    dealId: params.dealId as DealId,
    exportId: params.attendeeExportId as ExportId,
  }),
}));
