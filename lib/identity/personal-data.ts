import {
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminGetUserCommand,
  type CognitoIdentityProviderClient,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Person, PersonalData } from '../privacy/personal-data.ts';

/** The data of the sign-in: the address, whether it is verified, and the pool's other attributes. */
export function signInData(cognito: CognitoIdentityProviderClient, poolId: string): PersonalData {
  /** Treats a user who is already deleted as success. */
  const ifThere = async <T>(
    { subject }: Person,
    work: (user: UserKey) => Promise<T>,
  ): Promise<T | undefined> => {
    if (subject === undefined) return undefined;
    try {
      return await work({ UserPoolId: poolId, Username: subject });
    } catch (error) {
      if (error instanceof UserNotFoundException) return undefined;
      throw error;
    }
  };
  return {
    name: 'signIn',
    places: ['pool:customers'],
    async *export(person) {
      const user = await ifThere(person, (key) => cognito.send(new AdminGetUserCommand(key)));
      if (!user) return;
      const { UserAttributes = [], UserStatus, UserCreateDate, UserMFASettingList } = user;
      yield {
        attributes: Object.fromEntries(UserAttributes.map(({ Name, Value }) => [Name, Value])),
        status: UserStatus,
        createdAt: UserCreateDate,
        secondFactors: UserMFASettingList,
      };
    },
    /** Blocks sign-in and token refresh. */
    lock: async (person) => {
      await ifThere(person, (key) => cognito.send(new AdminDisableUserCommand(key)));
    },
    /** Ends every session too: Cognito refuses the refresh token of a deleted user. */
    erase: async (person) => {
      await ifThere(person, (key) => cognito.send(new AdminDeleteUserCommand(key)));
    },
  };
}

interface UserKey {
  readonly UserPoolId: string;
  readonly Username: string;
}
