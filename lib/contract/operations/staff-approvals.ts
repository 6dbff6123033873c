import * as z from 'zod';
import { approval, approvalHours, approvalStatus, approvalVerdict } from '../approval.ts';
import { approvalId } from '../ids.ts';
import { defineOperation } from '../operation.ts';
import { pageOf, pageQuery } from '../page.ts';

const access = ['support', 'admin'] as const;
const capability = 'staff';
const params = z.object({ approvalId });
const oneApproval = { 200: { description: 'The request', schema: approval } } as const;

export const listApprovals = defineOperation({
  id: 'listApprovals',
  capability,
  method: 'GET',
  path: '/v1/admin/approvals',
  summary: 'What waits for a colleague’s approval, newest first',
  description: `Where the stage asks for four eyes. A request stands for ${approvalHours} hours; those that ran out are not in the list of what is pending.`,
  access,
  limit: 'lists',
  query: z.strictObject({ status: approvalStatus.default('pending'), ...pageQuery }),
  success: { 200: { description: 'A page of requests', schema: pageOf(approval, 'ApprovalPage') } },
  errors: [],
});

export const getApproval = defineOperation({
  id: 'getApproval',
  capability,
  method: 'GET',
  path: '/v1/admin/approvals/{approvalId}',
  summary: 'One request for approval',
  description: 'For support and admins; a seller sees their own.',
  access: ['seller', 'support', 'admin'],
  limit: 'reads',
  params,
  success: oneApproval,
  errors: ['not_found'],
});

export const decideApproval = defineOperation({
  id: 'decideApproval',
  capability,
  method: 'POST',
  path: '/v1/admin/approvals/{approvalId}/decision',
  summary: 'Approve what a colleague asks, or refuse it',
  description:
    'Never for oneself, and only by who has the role at this moment, whatever their token says: refunds by support and admins, all else by admins. Once approved, the one who asked sends their request again, with the same key, and it is done, once. The same decision again answers the same, so a repeated call is safe.',
  access,
  limit: 'accounts',
  repeatable: true,
  stepUp: true,
  params,
  body: approvalVerdict,
  success: oneApproval,
  errors: ['not_found', 'invalid_state'],
});
