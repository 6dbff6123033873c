import * as z from 'zod';
import { defineOperation } from '../operation.ts';
import { pageOf, pageQuery } from '../page.ts';
import { newStaffMember, staffId, staffMember, staffRoleChange } from '../staff.ts';

const access = ['admin'] as const;
const capability = 'staff';
const params = z.object({ staffId });
const oneMember = { 200: { description: 'The member of staff', schema: staffMember } } as const;

export const listStaff = defineOperation({
  id: 'listStaff',
  capability,
  method: 'GET',
  path: '/v1/admin/staff',
  summary: 'Everybody with a staff account',
  description: 'With their roles, and whether they are invited, active or locked out.',
  access,
  limit: 'accounts',
  query: z.strictObject({ ...pageQuery }),
  success: { 200: { description: 'A page of staff', schema: pageOf(staffMember, 'StaffPage') } },
  errors: [],
});

export const getStaffMember = defineOperation({
  id: 'getStaffMember',
  capability,
  method: 'GET',
  path: '/v1/admin/staff/{staffId}',
  summary: 'One member of staff',
  description: 'With their roles, and whether they are invited, active or locked out.',
  access,
  limit: 'accounts',
  params,
  success: oneMember,
  errors: ['not_found'],
});

export const inviteStaff = defineOperation({
  id: 'inviteStaff',
  capability,
  method: 'POST',
  path: '/v1/admin/staff',
  summary: 'Invite somebody to the staff',
  description:
    'They get an e-mail with a password for three days, choose their own at the first sign-in and set up an authenticator app. An address can have one account, so a repeated call invites nobody twice: it answers `email_taken`.',
  access,
  limit: 'accounts',
  stepUp: true,
  body: newStaffMember,
  success: { 201: { description: 'Who was invited', schema: staffMember } },
  errors: ['email_taken'],
});

export const setStaffRoles = defineOperation({
  id: 'setStaffRoles',
  capability,
  method: 'PUT',
  path: '/v1/admin/staff/{staffId}/roles',
  summary: 'Set what a member of staff may do',
  description:
    'Only for who is an admin at this moment, whatever their token says, as are all changes of the staff. When a role is taken, the tokens that say it count no more: a refreshed one does. Nobody can take the admin role from themselves, nor from the last admin; invitations that nobody accepted do not count.',
  access,
  limit: 'accounts',
  stepUp: true,
  params,
  body: staffRoleChange,
  success: oneMember,
  errors: ['not_found', 'invalid_state'],
});

export const disableStaff = defineOperation({
  id: 'disableStaff',
  capability,
  method: 'POST',
  path: '/v1/admin/staff/{staffId}/disabling',
  summary: 'Lock a member of staff out',
  description:
    'They cannot sign in or refresh a token from now on, and the tokens they have count no more. Nobody can lock out themselves, nor the last admin.',
  access,
  limit: 'accounts',
  repeatable: true,
  stepUp: true,
  params,
  success: oneMember,
  errors: ['not_found', 'invalid_state'],
});

export const enableStaff = defineOperation({
  id: 'enableStaff',
  capability,
  method: 'POST',
  path: '/v1/admin/staff/{staffId}/enabling',
  summary: 'Let a member of staff in again',
  access,
  limit: 'accounts',
  repeatable: true,
  stepUp: true,
  params,
  success: oneMember,
  errors: ['not_found'],
});

export const signStaffOut = defineOperation({
  id: 'signStaffOut',
  capability,
  method: 'POST',
  path: '/v1/admin/staff/{staffId}/sign-out',
  summary: 'Sign a member of staff out everywhere',
  description:
    'For a device that was lost: no token is refreshed, and those out there count no more. They may sign in again. There is no list of sessions to choose from.',
  access,
  limit: 'accounts',
  repeatable: true,
  stepUp: true,
  params,
  success: oneMember,
  errors: ['not_found'],
});

export const inviteStaffAgain = defineOperation({
  id: 'inviteStaffAgain',
  capability,
  method: 'POST',
  path: '/v1/admin/staff/{staffId}/invitation',
  summary: 'Send an invitation again',
  description:
    'To somebody who has not accepted theirs: another e-mail with another password for three days, and the one before is void.',
  access,
  limit: 'accounts',
  stepUp: true,
  params,
  success: oneMember,
  errors: ['not_found', 'invalid_state'],
});
