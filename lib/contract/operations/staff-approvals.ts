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
  summary: 'Requests for a colleague’s approval, newest first',
  description: `For stages that require a second person. A request is open for ${approvalHours} hours. Expired requests are not in the list of pending ones.`,
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
  description: 'For support and admins. Sellers see their own.',
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
  summary: 'Approve or refuse a colleague’s request',
  description:
    'Nobody can decide on their own request. The decider must have the role at this moment, whatever their token says: support and admins for refunds, admins for all else. After an approval the requester sends their request again, with the same key, and it takes effect once. Repeating the same decision gets the same answer, so a repeated call is safe.',
  access,
  limit: 'accounts',
  repeatable: true,
  stepUp: true,
  params,
  body: approvalVerdict,
  success: oneApproval,
  errors: ['not_found', 'invalid_state'],
});
