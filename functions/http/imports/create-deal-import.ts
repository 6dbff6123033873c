import { createDealImport as operation } from '../../../lib/contract/operations/imports.ts';
import { createImport } from '../../../lib/deals/import-jobs/create-import.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { importChangeDependencies } from '../../parts/imports.ts';

const deps = importChangeDependencies();

/** Begins an import of deals, which then receives its lines. */
export const handler = endpoint(operation, async ({ body, caller, origin, idempotencyKey }) => {
  const created = await createImport(deps, { body, actor: actorOf(caller, origin), idempotencyKey });
  return { status: 201, body: created, headers: { location: `/v1/admin/deal-imports/${created.id}` } };
});
