import { listSellerMembers as operation } from '../../../lib/contract/operations/sellers.ts';
import { requireStaff } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { listSellerMembers } from '../../../lib/sellers/members.ts';
import { memberNames, sellers } from '../../parts/sellers.ts';

const deps = { sellers: sellers(), nameOf: memberNames() };

/** Lists the members of a seller. */
export const handler = endpoint(operation, async ({ params, query, caller }) => ({
  status: 200,
  body: await listSellerMembers(deps, { ...params, ...query, staff: requireStaff(caller) }),
}));
