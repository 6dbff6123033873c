import {
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminGetUserCommand,
  type CognitoIdentityProviderClient,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Person, PersonalData } from '../privacy/personal-data.ts';

/** What the sign-in holds: the address, whether it is verified, and what else the pool was told. */
export function signInData(cognito: CognitoIdentityProviderClient, poolId: string): PersonalData {
  /** A user who is gone already is as good as one who is deleted now. */
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
    /** No new sign-in, no refreshed token. */
    lock: async (person) => {
      await ifThere(person, (key) => cognito.send(new AdminDisableUserCommand(key)));
    },
    /** Ends every session too: a refresh token of a user who is gone is refused. */
    erase: async (person) => {
      await ifThere(person, (key) => cognito.send(new AdminDeleteUserCommand(key)));
    },
  };
}

interface UserKey {
  readonly UserPoolId: string;
  readonly Username: string;
}
