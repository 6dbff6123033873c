import { inviteStaff } from '../../../lib/contract/operations/staff.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { inviteStaff as invite } from '../../../lib/staff/staff-members.ts';
import { auditOfThisFunction } from '../audit/audit-log.ts';
import { staffDependencies } from './dependencies.ts';

const deps = { ...staffDependencies(), audit: auditOfThisFunction() };

/** Invites somebody to the staff. */
export const handler = endpoint(inviteStaff, async ({ body, caller, origin }) => ({
  status: 201,
  body: await invite(deps, { ...body, by: actorOf(caller, origin) }),
}));
