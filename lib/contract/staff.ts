import * as z from 'zod';
import { instant } from './instant.ts';
import { staffRoles } from './operation.ts';

export const staffId = z
  .uuid()
  .meta({ id: 'StaffId', description: 'Identifies a member of staff: their `sub` in the staff pool.' });

const roles = z.array(z.enum(staffRoles)).meta({
  description:
    'Their rights. A new role applies with their next token, at most 15 minutes later. Removing a role ends their current tokens.',
});

export const staffMember = z
  .object({
    id: staffId,
    email: z.string(),
    roles,
    status: z.enum(['invited', 'active', 'disabled']).meta({
      description: 'Invited until they choose their own password.',
    }),
    invitedAt: instant,
    changedAt: instant,
  })
  .meta({ id: 'StaffMember', description: 'A person who sells or runs the shop.' });
export type StaffMember = z.infer<typeof staffMember>;

const wantedRoles = z.array(z.enum(staffRoles)).max(staffRoles.length);

export const newStaffMember = z
  .strictObject({
    email: z.email().max(254).meta({ description: 'The address for the invitation and for signing in.' }),
    roles: wantedRoles.min(1),
  })
  .meta({ id: 'NewStaffMember' });
export type NewStaffMember = z.output<typeof newStaffMember>;

export const staffRoleChange = z
  .strictObject({
    roles: wantedRoles.meta({
      description: 'All their roles. Without a role the account has no rights.',
    }),
  })
  .meta({ id: 'StaffRoleChange' });
