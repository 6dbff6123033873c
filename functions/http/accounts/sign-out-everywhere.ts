import { signOutEverywhere as operation } from '../../../lib/contract/operations/accounts.ts';
import { requireCustomer } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { customers } from '../../parts/accounts.ts';

const directory = customers();

/** Ends the caller's sessions on all devices. */
export const handler = endpoint(operation, async ({ caller }) => {
  await directory.signOutEverywhere(requireCustomer(caller).subject);
  return { status: 204, body: undefined };
});
