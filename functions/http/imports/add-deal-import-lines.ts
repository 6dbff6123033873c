import { addDealImportLines as operation } from '../../../lib/contract/operations/imports.ts';
import { addImportLines } from '../../../lib/deals/import-jobs/create-import.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { importChangeDependencies } from '../../parts/imports.ts';

const deps = importChangeDependencies();

/** Stores lines of an import. */
export const handler = endpoint(operation, async ({ params, body, caller, origin }) => {
  await addImportLines(deps, actorOf(caller, origin), { id: params.dealImportId, lines: body.lines });
  return { status: 204, body: undefined };
});
