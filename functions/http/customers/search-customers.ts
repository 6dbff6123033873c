import { searchCustomers as operation } from '../../../lib/contract/operations/customers.ts';
import { searchCustomers } from '../../../lib/customers/search-customers.ts';
import { purchasesByAddress } from '../../../lib/payments/address-writes.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { audit } from '../../parts/audit.ts';
import { accountReader } from '../../parts/customers.ts';
import { dynamo, tableAt } from '../../parts/dynamo.ts';
import { accountEmailKey, guestEmailKey } from '../../parts/signing.ts';

const deps = {
  accounts: accountReader(),
  purchases: purchasesByAddress(dynamo(), tableAt('PAYMENTS_TABLE')),
  keys: { account: await accountEmailKey(), guest: await guestEmailKey() },
  audit: audit(),
  clock,
};

/** Finds customers by their address or name. */
export const handler = endpoint(operation, async ({ body, caller, origin }) => ({
  status: 200,
  body: await searchCustomers(deps, actorOf(caller, origin), body),
}));
