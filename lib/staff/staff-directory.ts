import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminUserGlobalSignOutCommand,
  type AttributeType,
  type CognitoIdentityProviderClient,
  ListUsersCommand,
  paginateListUsersInGroup,
  type UserType,
} from '@aws-sdk/client-cognito-identity-provider';
import { type StaffRole, staffRoles } from '../contract/operation.ts';
import type { StaffMember } from '../contract/staff.ts';
import { toInstant } from '../platform/clock.ts';
import { orUndefined, userPoolErrors } from '../platform/user-pool-errors.ts';

export type StaffDirectory = ReturnType<typeof staffDirectory>;

/** A user, without their groups. */
export type StaffPerson = Omit<StaffMember, 'roles'>;

/** The most users that Cognito returns at once. */
const pageSize = 60;

/** The staff pool, in the terms of the staff use-cases. Its user names are the users' `sub`. */
export function staffDirectory(cognito: CognitoIdentityProviderClient, poolId: string) {
  const of = (Username: string) => ({ UserPoolId: poolId, Username });

  const inGroup = async (GroupName: StaffRole): Promise<StaffPerson[]> => {
    const people: StaffPerson[] = [];
    const pages = paginateListUsersInGroup({ client: cognito, pageSize }, { UserPoolId: poolId, GroupName });
    for await (const { Users = [] } of pages) people.push(...Users.map(toPerson));
    return people;
  };

  /** Sends an invitation. The address counts as verified, because only its owner can read the mail and sign in. */
  const sendInvitation = (email: string, again?: { MessageAction: 'RESEND' }): Promise<StaffPerson> =>
    userPoolErrors(async () => {
      const { User = {} } = await cognito.send(
        new AdminCreateUserCommand({
          ...of(email),
          ...again,
          DesiredDeliveryMediums: ['EMAIL'],
          UserAttributes: [
            { Name: 'email', Value: email },
            { Name: 'email_verified', Value: 'true' },
          ],
        }),
      );
      return toPerson(User);
    });

  const signOut = async (id: string) => void (await cognito.send(new AdminUserGlobalSignOutCommand(of(id))));

  return {
    /**
     * Lists a page of users, in Cognito's own order. @throws AppError `invalid_request` for a position that Cognito did
     * not make
     */
    list: (limit: number, after?: string): Promise<{ people: StaffPerson[]; next: string | undefined }> =>
      userPoolErrors(async () => {
        const { Users = [], PaginationToken } = await cognito.send(
          new ListUsersCommand({
            UserPoolId: poolId,
            Limit: Math.min(limit, pageSize),
            ...(after !== undefined && { PaginationToken: after }),
          }),
        );
        return { people: Users.map(toPerson), next: PaginationToken };
      }),

    /** Lists the members of each role. */
    roster: async (): Promise<ReadonlyMap<StaffRole, ReadonlySet<string>>> =>
      new Map(
        await Promise.all(
          staffRoles.map(async (role) => [role, new Set((await inGroup(role)).map(idOf))] as const),
        ),
      ),

    /** Lists the ids of the admins who accepted their invitation and are not locked out. */
    admins: async (): Promise<string[]> =>
      (await inGroup('admin')).filter(({ status }) => status === 'active').map(idOf),

    find: (id: string): Promise<StaffMember | undefined> =>
      orUndefined(async () => {
        const [user, { Groups = [] }] = await Promise.all([
          cognito.send(new AdminGetUserCommand(of(id))),
          cognito.send(new AdminListGroupsForUserCommand(of(id))),
        ]);
        const names = Groups.map(({ GroupName }) => GroupName);
        return {
          ...toPerson({ ...user, Attributes: user.UserAttributes }),
          roles: staffRoles.filter((role) => names.includes(role)),
        };
      }),

    /** Returns the name of a member, or their address when the account has none; undefined when the account is gone. */
    nameOf: (id: string): Promise<string | undefined> =>
      orUndefined(async () => {
        const { UserAttributes } = await cognito.send(new AdminGetUserCommand(of(id)));
        return attributeOf(UserAttributes, 'name') || attributeOf(UserAttributes, 'email') || undefined;
      }),

    /** Creates the account. Cognito mails the invitation. @throws AppError `email_taken` */
    invite: (email: string) => sendInvitation(email),
    /** Mails another invitation, whose password is valid for three days, to an address that has accepted none yet. */
    inviteAgain: (email: string) => sendInvitation(email, { MessageAction: 'RESEND' }),

    addRole: async (id: string, role: StaffRole) =>
      void (await cognito.send(new AdminAddUserToGroupCommand({ ...of(id), GroupName: role }))),
    removeRole: async (id: string, role: StaffRole) =>
      void (await cognito.send(new AdminRemoveUserFromGroupCommand({ ...of(id), GroupName: role }))),

    /** Blocks sign-in and token refresh from now on. */
    disable: async (id: string) => {
      await cognito.send(new AdminDisableUserCommand(of(id)));
      await signOut(id);
    },
    /** Ends the refresh tokens. The member may sign in again. */
    signOut,
    enable: async (id: string) => void (await cognito.send(new AdminEnableUserCommand(of(id)))),

    /** Returns whether an authenticator app is set up and required at each sign-in. */
    async hasAuthenticator(username: string): Promise<boolean> {
      const user = await cognito.send(new AdminGetUserCommand(of(username)));
      return user.UserMFASettingList?.includes('SOFTWARE_TOKEN_MFA') ?? false;
    },
  };
}

const idOf = ({ id }: StaffPerson): string => id;

const attributeOf = (attributes: readonly AttributeType[] | undefined, name: string): string =>
  attributes?.find(({ Name }) => Name === name)?.Value ?? '';

function toPerson(user: UserType): StaffPerson {
  const at = (date: Date | undefined) => toInstant(date?.getTime() ?? 0);
  return {
    id: user.Username ?? '',
    email: attributeOf(user.Attributes, 'email'),
    status:
      user.Enabled === false
        ? 'disabled'
        : user.UserStatus === 'FORCE_CHANGE_PASSWORD'
          ? 'invited'
          : 'active',
    invitedAt: at(user.UserCreateDate),
    changedAt: at(user.UserLastModifiedDate ?? user.UserCreateDate),
  };
}
