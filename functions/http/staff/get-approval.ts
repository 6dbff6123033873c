import { getApproval } from '../../../lib/approvals/list-approvals.ts';
import { getApproval as operation } from '../../../lib/contract/operations/staff-approvals.ts';
import { requireStaff } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { approvals } from '../../parts/staff.ts';

const deps = { approvals: approvals() };

/** Returns one request for approval. */
export const handler = endpoint(operation, async ({ params, caller }) => ({
  status: 200,
  body: await getApproval(deps, params.approvalId, requireStaff(caller)),
}));
