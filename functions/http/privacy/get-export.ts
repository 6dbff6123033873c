import type { ExportId } from '../../../lib/contract/ids.ts';
import { getExport as operation } from '../../../lib/contract/operations/privacy.ts';
import { s3Client } from '../../../lib/platform/aws.ts';
import { requireCustomer } from '../../../lib/platform/caller.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { exportFiles } from '../../../lib/privacy/export-files.ts';
import { getExport } from '../../../lib/privacy/get-export.ts';
import { privacyDependencies } from './dependencies.ts';

const { EXPORTS_BUCKET } = readEnvironment(['EXPORTS_BUCKET']);
const deps = { ...privacyDependencies, files: exportFiles(s3Client(), EXPORTS_BUCKET) };

/** One of the caller's exports. */
export const handler = endpoint(operation, async ({ caller, params }) => ({
  status: 200,
  body: await getExport(deps, requireCustomer(caller).id, params.exportId as ExportId),
}));
