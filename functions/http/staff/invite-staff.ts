import { inviteStaff } from '../../../lib/contract/operations/staff.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { inviteStaff as invite } from '../../../lib/staff/staff-members.ts';
import { deps } from './dependencies.ts';

/** Invites somebody to the staff. */
export const handler = endpoint(inviteStaff, async ({ body }) => ({
  status: 201,
  body: await invite(deps, body),
}));
