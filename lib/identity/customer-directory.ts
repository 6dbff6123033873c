import {
  AdminGetUserCommand,
  AdminUserGlobalSignOutCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import type { SignIn } from '../contract/account.ts';
import { AppError } from '../platform/errors.ts';
import { orUndefined } from '../platform/user-pool-errors.ts';

/** The pool of customers. The code keeps no copy of it, because an address may change there. */
export function customerDirectory(cognito: CognitoIdentityProviderClient, poolId: string) {
  const of = (Username: string) => ({ UserPoolId: poolId, Username });
  return {
    /** Returns the sign-in. @throws AppError `unauthenticated` when the token outlived its account */
    async signInOf(subject: string): Promise<SignIn> {
      const user = await orUndefined(() => cognito.send(new AdminGetUserCommand(of(subject))));
      if (!user) throw new AppError('unauthenticated', 'This account no longer exists. Sign up again.');
      const attribute = (name: string) => user.UserAttributes?.find(({ Name }) => Name === name)?.Value;
      const email = attribute('email');
      return {
        ...(email !== undefined && { email }),
        emailVerified: attribute('email_verified') === 'true',
        authenticator: user.UserMFASettingList?.includes('SOFTWARE_TOKEN_MFA') ?? false,
      };
    },

    /** Ends all refresh tokens. A deleted account has none. */
    async signOutEverywhere(subject: string): Promise<void> {
      await orUndefined(() => cognito.send(new AdminUserGlobalSignOutCommand(of(subject))));
    },
  };
}
