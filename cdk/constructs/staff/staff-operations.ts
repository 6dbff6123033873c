import type { NeedsOf } from '../api/needs.ts';
import type { CognitoAction } from '../identity/identity.ts';
import type { Parts } from '../parts.ts';

/** Rights on the pool cover every member of it, so each operation has only those that it needs. */
export const staffOperations = ({ tables, identity, audit }: Parts): NeedsOf<'staff'> => {
  const { staff, sellers } = tables;
  const ask = (...actions: CognitoAction[]) => identity.ask('staff', ...actions);
  const askMember = (...actions: CognitoAction[]) =>
    ask('AdminGetUser', 'AdminListGroupsForUser', ...actions);
  const change = [staff.change, audit.append];
  return {
    listStaff: [ask('ListUsers', 'ListUsersInGroup')],
    getStaffMember: [askMember()],
    // A new member with the seller's role gets a seller.
    inviteStaff: [
      ...change,
      sellers.change,
      ask('ListUsersInGroup', 'AdminCreateUser', 'AdminAddUserToGroup'),
    ],
    setStaffRoles: [
      ...change,
      sellers.change,
      askMember('ListUsersInGroup', 'AdminAddUserToGroup', 'AdminRemoveUserFromGroup'),
    ],
    disableStaff: [
      ...change,
      askMember('ListUsersInGroup', 'AdminDisableUser', 'AdminUserGlobalSignOut', 'AdminEnableUser'),
    ],
    enableStaff: [...change, askMember('ListUsersInGroup', 'AdminEnableUser')],
    signStaffOut: [...change, askMember('ListUsersInGroup', 'AdminUserGlobalSignOut')],
    listApprovals: [staff.read],
    getWorkCounts: [staff.read, tables.abuse.read, tables.payments.read],
    getApproval: [staff.read],
    // To ask the pool whether the approver has the role.
    decideApproval: [...change, askMember()],
    inviteStaffAgain: [...change, askMember('ListUsersInGroup', 'AdminCreateUser')],
  };
};
