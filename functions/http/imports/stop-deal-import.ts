import { stopDealImport as operation } from '../../../lib/contract/operations/imports.ts';
import { stopImport } from '../../../lib/deals/import-jobs/start-import.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { importChangeDependencies } from '../../parts/imports.ts';

const deps = importChangeDependencies();

/** Stops an import. */
export const handler = endpoint(operation, async ({ params, caller, origin }) => ({
  status: 200,
  body: await stopImport(deps, actorOf(caller, origin), params.dealImportId),
}));
