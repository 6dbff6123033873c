import { getCustomerDeletion as operation } from '../../../lib/contract/operations/customers.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { getCustomerDeletion } from '../../../lib/privacy/request-customer-deletion.ts';
import { privacy } from '../../parts/privacy.ts';

const deps = { privacy: privacy() };

/** Returns the state of a customer's deletion. */
export const handler = endpoint(operation, async ({ params }) => ({
  status: 200,
  body: await getCustomerDeletion(deps, params.customerId),
}));
