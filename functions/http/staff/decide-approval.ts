import { closeApproval } from '../../../lib/approvals/close-approval.ts';
import { decideApproval as operation } from '../../../lib/contract/operations/staff-approvals.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { approvals, staffChangeDependencies } from '../../parts/staff.ts';

const deps = { ...staffChangeDependencies(), approvals: approvals() };

/** Approves or refuses a colleague's request. */
export const handler = endpoint(operation, async ({ params, body, caller, origin }) => ({
  status: 200,
  body: await closeApproval(deps, {
    ...body,
    id: params.approvalId,
    actor: actorOf(caller, origin),
  }),
}));
