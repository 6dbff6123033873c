import { getDealImport as operation } from '../../../lib/contract/operations/imports.ts';
import { getImport } from '../../../lib/deals/import-jobs/list-imports.ts';
import { requireStaff } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { imports } from '../../parts/imports.ts';

const deps = { imports: imports() };

/** Returns one import with its progress. */
export const handler = endpoint(operation, async ({ params, caller }) => ({
  status: 200,
  body: await getImport(deps, requireStaff(caller), params.dealImportId),
}));
