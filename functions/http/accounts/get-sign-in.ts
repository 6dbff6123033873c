import { getSignIn as operation } from '../../../lib/contract/operations/accounts.ts';
import { requireCustomer } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { customers } from '../../parts/accounts.ts';

const directory = customers();

/** Returns the caller's sign-in. */
export const handler = endpoint(operation, async ({ caller }) => ({
  status: 200,
  body: await directory.signInOf(requireCustomer(caller).subject),
}));
