import { getExport as operation } from '../../../lib/contract/operations/privacy.ts';
import { requireCustomer } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { getExport } from '../../../lib/privacy/get-export.ts';
import { exportFiles } from '../../parts/files.ts';
import { privacyDependencies } from '../../parts/privacy.ts';

const deps = { ...privacyDependencies(), files: exportFiles() };

/** Returns one of the caller's exports. */
export const handler = endpoint(operation, async ({ caller, params }) => ({
  status: 200,
  body: await getExport(deps, requireCustomer(caller).id, params.exportId),
}));
