import { attendeeFilesIn } from '../../lib/contacts/attendee-files.ts';
import { nonEmpty, readEnvironment } from '../../lib/platform/environment.ts';
import { lazy } from '../../lib/platform/lazy.ts';
import { exportFilesIn } from '../../lib/privacy/export-files.ts';
import { s3 } from './clients.ts';

const bucket = () => readEnvironment({ EXPORTS_BUCKET: nonEmpty }).EXPORTS_BUCKET;

/** The files with all data about a person. */
export const exportFiles = /* @__PURE__ */ lazy(() => exportFilesIn(s3(), bucket()));

/** The files with the attendees of a deal. */
export const attendeeFiles = /* @__PURE__ */ lazy(() => attendeeFilesIn(s3(), bucket()));
