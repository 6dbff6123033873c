import { startDealImport as operation } from '../../../lib/contract/operations/imports.ts';
import { importTasks } from '../../../lib/deals/import-jobs/import-job.ts';
import { startImport } from '../../../lib/deals/import-jobs/start-import.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { importChangeDependencies } from '../../parts/imports.ts';
import { sender } from '../../parts/queues.ts';

const deps = { ...importChangeDependencies(), queue: sender(importTasks) };

/** Starts an import whose lines are all there. */
export const handler = endpoint(operation, async ({ params, caller, origin }) => {
  const body = await startImport(deps, actorOf(caller, origin), params.dealImportId);
  return {
    status: 202,
    body,
    headers: { location: `/v1/admin/deal-imports/${body.id}`, 'retry-after': '2' },
  };
});
