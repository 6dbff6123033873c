import { getCustomerExport as operation } from '../../../lib/contract/operations/customers.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { getCustomerExport } from '../../../lib/privacy/get-customer-export.ts';
import { audit } from '../../parts/audit.ts';
import { exportFiles } from '../../parts/files.ts';
import { privacyDependencies } from '../../parts/privacy.ts';

const deps = { ...privacyDependencies(), audit: audit(), files: exportFiles() };

/** Returns an export of a customer's data. */
export const handler = endpoint(operation, async ({ params, caller, origin }) => ({
  status: 200,
  body: await getCustomerExport(deps, actorOf(caller, origin), params),
}));
