import { listDealImportLines as operation } from '../../../lib/contract/operations/imports.ts';
import { listImportLines } from '../../../lib/deals/import-jobs/list-imports.ts';
import { requireStaff } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { imports } from '../../parts/imports.ts';

const deps = { imports: imports() };

/** Lists the lines of an import with their outcomes. */
export const handler = endpoint(operation, async ({ params, query, caller }) => ({
  status: 200,
  body: await listImportLines(deps, requireStaff(caller), { id: params.dealImportId, ...query }),
}));
