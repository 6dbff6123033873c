import type { Consent, Preferences, Profile } from '../contract/account.ts';
import type { BookingId, CustomerId } from '../contract/ids.ts';
import type { Instant } from '../contract/instant.ts';
import { batchGet } from '../platform/batch-get.ts';
import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from '../platform/documents/commands.ts';
import { queryAll } from '../platform/query-all.ts';
import { type StoredItem, stored } from '../platform/stored.ts';
import { indexAttributes, profileKey, signInKey } from './account-keys.ts';
import { foldName, nameStart } from './fold-name.ts';
import type { SavedMark } from './saved-repository.ts';

/** All items of a customer's partition. */
export interface StoredAccount {
  readonly profile?: Profile;
  readonly preferences?: Preferences;
  /** Oldest first. */
  readonly consents: readonly Consent[];
  readonly saved: readonly SavedMark[];
  readonly bought: readonly { readonly bookingId: BookingId; readonly orderedAt: number }[];
  /** The user name in the pool of customers, once they have signed in. */
  readonly subject?: string;
  /** Oldest first. */
  readonly signIns: readonly Instant[];
}

/** A customer whom a search found. */
export interface FoundAccount {
  readonly id: CustomerId;
  readonly name?: string;
  readonly lastSignInAt?: Instant;
}

export type AccountReader = ReturnType<typeof accountReaderOf>;

/** Reads accounts for staff. */
export function accountReaderOf(dynamo: DynamoDBDocumentClient, table: string) {
  /** Reads what a list of customers shows of these. */
  const findMany = async (ids: readonly CustomerId[]): Promise<FoundAccount[]> => {
    const items = new Map<string, StoredItem>();
    const keys = ids.flatMap((id) => [profileKey(id), signInKey(id)]);
    for await (const item of batchGet(dynamo, { table, keys })) items.set(`${item.pk} ${item.sk}`, item);
    return ids.map((id) => {
      const name = items.get(`${id} profile`)?.name as string | undefined;
      const lastSignInAt = items.get(`${id} sign-in`)?.lastAt as Instant | undefined;
      return { id, ...(name !== undefined && { name }), ...(lastSignInAt && { lastSignInAt }) };
    });
  };
  const idsOf = (Items: StoredItem[] = []) => Items.map(({ pk }) => pk as CustomerId);

  return {
    /** Reads everything of a customer: 4 KB cost one read unit. Returns undefined when there is nothing. */
    async everythingOf(id: CustomerId): Promise<StoredAccount | undefined> {
      const items = await Array.fromAsync(queryAll(dynamo, { table, pk: id }));
      if (items.length === 0) return undefined;
      const of = (kind: string) => items.filter(({ sk }) => String(sk).split('#', 1)[0] === kind);
      const fields = <T extends object>(item: StoredItem) =>
        stored<T>(item, ['pk', 'sk', ...indexAttributes]);
      const [profile] = of('profile').map(fields<Profile>);
      const [preferences] = of('preferences').map(fields<Preferences>);
      const [signIn] = of('sign-in').map(fields<{ subject: string }>);
      return {
        ...(profile && { profile }),
        ...(preferences && { preferences }),
        consents: of('consent').map(fields<Consent>),
        saved: of('saved').flatMap(({ dealId, savedAt }) =>
          dealId === undefined ? [] : [{ dealId, savedAt } as SavedMark],
        ),
        bought: of('bought').map(({ bookingId, orderedAt }) => ({
          bookingId: bookingId as BookingId,
          orderedAt: Number(orderedAt),
        })),
        ...(signIn && { subject: signIn.subject }),
        signIns: of('signed-in').map(({ at }) => at as Instant),
      };
    },

    /** Returns the user name of a customer in the pool; undefined before their first sign-in. */
    async subjectOf(id: CustomerId): Promise<string | undefined> {
      const { Item } = await dynamo.send(
        new GetCommand({ TableName: table, Key: signInKey(id), ConsistentRead: true }),
      );
      return Item?.subject as string | undefined;
    },

    /** Finds the customers who signed in with this address last. */
    async underEmail(digest: string, most: number): Promise<FoundAccount[]> {
      const { Items } = await dynamo.send(
        new QueryCommand({
          TableName: table,
          IndexName: 'email',
          KeyConditionExpression: 'emailDigest = :digest',
          ExpressionAttributeValues: { ':digest': digest },
          Limit: most,
        }),
      );
      return findMany(idsOf(Items));
    },

    /** Finds customers by the beginning of their name, in the order of names. */
    async byName(beginning: string, most: number): Promise<{ found: FoundAccount[]; more: boolean }> {
      const folded = foldName(beginning);
      if (folded === '') return { found: [], more: false };
      const { Items } = await dynamo.send(
        new QueryCommand({
          TableName: table,
          IndexName: 'names',
          KeyConditionExpression: 'nameStart = :start AND begins_with(nameFolded, :beginning)',
          ExpressionAttributeValues: { ':start': nameStart(folded), ':beginning': folded },
          Limit: most + 1,
        }),
      );
      const ids = idsOf(Items);
      return { found: await findMany(ids.slice(0, most)), more: ids.length > most };
    },
  };
}
