import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import type { Consent, Preferences, Profile } from '../contract/account.ts';
import type { CustomerId } from '../contract/ids.ts';
import { cancelledParts, isConditionFailed, type TransactItem } from '../platform/dynamo.ts';
import { queryAll } from '../platform/query-all.ts';
import { consentKey, preferencesKey, profileKey } from './account-keys.ts';

export type AccountRepository = ReturnType<typeof accountRepository>;

/** Contention is thrown as it comes: callers try again with backoff (`isContention`). */
export function accountRepository(dynamo: DynamoDBDocumentClient, table: string) {
  const read = async (key: { pk: CustomerId; sk: string }) => {
    const { Item } = await dynamo.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }));
    if (!Item) return undefined;
    const { pk: _pk, sk: _sk, ...fields } = Item;
    return fields;
  };

  return {
    async getProfile(id: CustomerId): Promise<Profile | undefined> {
      return (await read(profileKey(id))) as Profile | undefined;
    },

    /**
     * Writes the profile's next version and a record of each consent that is new, all or nothing.
     * @returns false when somebody was faster.
     */
    async replaceProfile(profile: Profile, consents: readonly Consent[]): Promise<boolean> {
      const records = consents.map((consent): TransactItem => {
        const item = { ...consentKey(profile.id, profile.version, consent), ...consent };
        // Records are added, never changed.
        return { Put: { TableName: table, Item: item, ConditionExpression: 'attribute_not_exists(pk)' } };
      });
      const put = {
        TableName: table,
        Item: { ...profileKey(profile.id), ...profile },
        ...followsUp(profile.version),
      };
      try {
        await dynamo.send(new TransactWriteCommand({ TransactItems: [{ Put: put }, ...records] }));
        return true;
      } catch (error) {
        if (cancelledParts(error)?.some(({ outcome }) => outcome === 'condition_failed')) return false;
        throw error;
      }
    },

    /** Everything the customer ever said yes or no to, oldest first. */
    async listConsents(id: CustomerId): Promise<Consent[]> {
      const items = await Array.fromAsync(queryAll(dynamo, { table, pk: id, prefix: 'consent#' }));
      return items.map(({ pk: _pk, sk: _sk, ...consent }) => consent as Consent);
    },

    async getPreferences(id: CustomerId): Promise<Preferences | undefined> {
      return (await read(preferencesKey(id))) as Preferences | undefined;
    },

    /** Writes the next version of the preferences. @returns false when somebody was faster. */
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

/** Only over the version before; the first only where there is nothing. */
const followsUp = (version: number) =>
  version === 1
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : {
        ConditionExpression: '#version = :before',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':before': version - 1 },
      };
