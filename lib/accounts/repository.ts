import type { Consent, Preferences, Profile } from '../contract/account.ts';
import type { CustomerId } from '../contract/ids.ts';
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '../platform/documents/commands.ts';
import { isConditionFailed, type TransactItem } from '../platform/dynamo.ts';
import { queryAll } from '../platform/query-all.ts';
import { stored } from '../platform/stored.ts';
import { transact } from '../platform/transact.ts';
import { consentKey, indexAttributes, preferencesKey, profileKey } from './account-keys.ts';
import { nameAttributes } from './fold-name.ts';

export type AccountRepository = ReturnType<typeof accountRepository>;

/** Throws contention as it is: callers retry with backoff (`isContention`). */
export function accountRepository(dynamo: DynamoDBDocumentClient, table: string) {
  const read = async <T extends object>(key: { pk: CustomerId; sk: string }): Promise<T | undefined> => {
    const { Item } = await dynamo.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }));
    return Item && stored<T>(Item, ['pk', 'sk', ...indexAttributes]);
  };

  return {
    getProfile: (id: CustomerId) => read<Profile>(profileKey(id)),

    /**
     * Writes the profile's next version and a record of each new consent, all or nothing.
     * @returns false when another write was faster
     */
    async replaceProfile(profile: Profile, consents: readonly Consent[]): Promise<boolean> {
      const records = consents.map((consent): TransactItem => {
        const item = { ...consentKey(profile.id, profile.version, consent), ...consent };
        // Consent records are added, never changed.
        return { Put: { TableName: table, Item: item, ConditionExpression: 'attribute_not_exists(pk)' } };
      });
      const put = {
        TableName: table,
        Item: { ...profileKey(profile.id), ...profile, ...nameAttributes(profile.name) },
        ...followsUp(profile.version),
      };
      const parts = { profile: { Put: put }, consents: records };
      return !(await transact(dynamo, parts, 'profile', 'consents'));
    },

    /** Lists every consent and refusal of the customer, oldest first. */
    async listConsents(id: CustomerId): Promise<Consent[]> {
      const items = await Array.fromAsync(queryAll(dynamo, { table, pk: id, prefix: 'consent#' }));
      return items.map((item) => stored<Consent>(item, ['pk', 'sk']));
    },

    getPreferences: (id: CustomerId) => read<Preferences>(preferencesKey(id)),

    /** Writes the next version of the preferences. @returns false when another write was faster */
    async replacePreferences(id: CustomerId, preferences: Preferences): Promise<boolean> {
      const Item = { ...preferencesKey(id), ...preferences };
      try {
        await dynamo.send(new PutCommand({ TableName: table, Item, ...followsUp(preferences.version) }));
        return true;
      } catch (error) {
        if (isConditionFailed(error)) return false;
        throw error;
      }
    },
  };
}

/** Replaces only the version before; the first version only where there is no item. */
const followsUp = (version: number) =>
  version === 1
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : {
        ConditionExpression: '#version = :before',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':before': version - 1 },
      };
