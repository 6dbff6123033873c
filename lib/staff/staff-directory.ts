import {
  AdminGetUserCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';

export type StaffDirectory = ReturnType<typeof staffDirectory>;

/** The staff pool, as the use-cases of staff see it. */
export function staffDirectory(cognito: CognitoIdentityProviderClient, poolId: string) {
  return {
    /** Whether an authenticator app is set up and asked for at each sign-in. */
    async hasAuthenticator(username: string): Promise<boolean> {
      const user = await cognito.send(new AdminGetUserCommand({ UserPoolId: poolId, Username: username }));
      return user.UserMFASettingList?.includes('SOFTWARE_TOKEN_MFA') ?? false;
    },
  };
}
