import * as z from 'zod';
import { instant } from './instant.ts';
import { staffRoles } from './operation.ts';

export const staffId = z
  .uuid()
  .meta({ id: 'StaffId', description: 'Identifies a member of staff: their `sub` in the staff pool.' });

const roles = z.array(z.enum(staffRoles)).meta({
  description:
    'What they may do. A role that is given counts with their next token, at most 15 minutes later; one that is taken ends the tokens they have.',
});

export const staffMember = z
  .object({
    id: staffId,
    email: z.string(),
    roles,
    status: z.enum(['invited', 'active', 'disabled']).meta({
      description: 'Invited until they chose a password of their own.',
    }),
    invitedAt: instant,
    changedAt: instant,
  })
  .meta({ id: 'StaffMember', description: 'Somebody who sells or runs the shop.' });
export type StaffMember = z.infer<typeof staffMember>;

const wantedRoles = z.array(z.enum(staffRoles)).max(staffRoles.length);

export const newStaffMember = z
  .strictObject({
    email: z.email().max(254).meta({ description: 'Where the invitation goes, and what they sign in with.' }),
    roles: wantedRoles.min(1),
  })
  .meta({ id: 'NewStaffMember' });
export type NewStaffMember = z.output<typeof newStaffMember>;

export const staffRoleChange = z
  .strictObject({
    roles: wantedRoles.meta({
      description: 'All their roles; none leaves them an account that may do nothing.',
    }),
  })
  .meta({ id: 'StaffRoleChange' });
