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
  summary: 'All members of staff',
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
  summary: 'Invite a member of staff',
  description:
    'They get an e-mail with a password that is valid for three days. At the first sign-in they choose their own, and set up an authenticator app. An address can have one account, so a repeated call invites nobody twice: it answers `email_taken`.',
  access,
  limit: 'accounts',
  stepUp: true,
  body: newStaffMember,
  success: { 201: { description: 'The invited member', schema: staffMember } },
  errors: ['email_taken'],
});

export const setStaffRoles = defineOperation({
  id: 'setStaffRoles',
  capability,
  method: 'PUT',
  path: '/v1/admin/staff/{staffId}/roles',
  summary: 'Set the roles of a member of staff',
  description:
    'As all changes of the staff, this needs a caller who is an admin at this moment, whatever their token says. When a role is removed, tokens with that role end; a refreshed token has the remaining roles. Admins cannot remove the admin role from themselves, nor from the last admin. Invitations that were not accepted do not count.',
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
    'They can no longer sign in or refresh a token, and their tokens end. Admins cannot lock out themselves, nor the last admin.',
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
  summary: 'Unlock a member of staff',
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
    'For a lost device. All their tokens end and cannot be refreshed. They may sign in again. Single sessions cannot be ended.',
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
    'For a member who has not accepted theirs. They get another e-mail with a new password that is valid for three days. The password before is void.',
  access,
  limit: 'accounts',
  stepUp: true,
  params,
  success: oneMember,
  errors: ['not_found', 'invalid_state'],
});
