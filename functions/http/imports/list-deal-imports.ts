import { listDealImports as operation } from '../../../lib/contract/operations/imports.ts';
import { listImports } from '../../../lib/deals/import-jobs/list-imports.ts';
import { requireStaff } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { imports } from '../../parts/imports.ts';

const deps = { imports: imports() };

/** Lists imports, newest first. */
export const handler = endpoint(operation, async ({ query, caller }) => ({
  status: 200,
  body: await listImports(deps, requireStaff(caller), query),
}));
