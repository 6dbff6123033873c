import {
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  type AdminGetUserCommandOutput,
  AdminUserGlobalSignOutCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import type { SignIn } from '../contract/account.ts';
import type { CustomerSignIn } from '../contract/customer.ts';
import { toInstant } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import { orUndefined } from '../platform/user-pool-errors.ts';

export type CustomerDirectory = ReturnType<typeof customerDirectory>;

/** The pool of customers. The code keeps no copy of it, because an address may change there. */
export function customerDirectory(cognito: CognitoIdentityProviderClient, poolId: string) {
  const of = (Username: string) => ({ UserPoolId: poolId, Username });
  return {
    /** Returns the sign-in. @throws AppError `unauthenticated` when the token outlived its account */
    async signInOf(subject: string): Promise<SignIn> {
      const user = await orUndefined(() => cognito.send(new AdminGetUserCommand(of(subject))));
      if (!user) throw new AppError('unauthenticated', 'This account no longer exists. Sign up again.');
      return toSignIn(user);
    },

    /** Returns the user as staff see it; undefined when the account is gone. */
    userOf: (subject: string): Promise<CustomerSignIn | undefined> =>
      orUndefined(async () => {
        const user = await cognito.send(new AdminGetUserCommand(of(subject)));
        return {
          ...toSignIn(user),
          status:
            user.Enabled === false ? 'blocked' : user.UserStatus === 'UNCONFIRMED' ? 'unconfirmed' : 'active',
          createdAt: toInstant(user.UserCreateDate?.getTime() ?? 0),
        };
      }),

    /** Blocks sign-in and token refresh. */
    async block(subject: string): Promise<void> {
      await orUndefined(() => cognito.send(new AdminDisableUserCommand(of(subject))));
    },

    async unblock(subject: string): Promise<void> {
      await orUndefined(() => cognito.send(new AdminEnableUserCommand(of(subject))));
    },

    /** Ends all refresh tokens. A deleted account has none. */
    async signOutEverywhere(subject: string): Promise<void> {
      await orUndefined(() => cognito.send(new AdminUserGlobalSignOutCommand(of(subject))));
    },
  };
}

function toSignIn({ UserAttributes, UserMFASettingList }: AdminGetUserCommandOutput): SignIn {
  const attribute = (name: string) => UserAttributes?.find(({ Name }) => Name === name)?.Value;
  const email = attribute('email');
  return {
    ...(email !== undefined && { email }),
    emailVerified: attribute('email_verified') === 'true',
    authenticator: UserMFASettingList?.includes('SOFTWARE_TOKEN_MFA') ?? false,
  };
}
