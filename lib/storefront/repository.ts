import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from '../platform/documents/commands.ts';
import type { TransactItem } from '../platform/dynamo.ts';
import { type StoredItem, stored } from '../platform/stored.ts';
import { transact } from '../platform/transact.ts';
import { emptyDraft, emptyHead, type StoredDraft, type StoredVersion, type StorefrontHead } from './home.ts';

export type StorefrontRepository = ReturnType<typeof storefrontRepository>;

/** There is one home page. */
const pk = 'home';
const prefix = 'version#';
/** Six digits, so that versions sort as text. */
const versionKey = (version: number) => ({ pk, sk: `${prefix}${String(version).padStart(6, '0')}` });
const keys = ['pk', 'sk'];

/** Lets a put pass when the item is still at the version before; at 0, when there is none. */
const stillAt = (version: number) => ({
  ConditionExpression: version === 0 ? 'attribute_not_exists(pk)' : '#version = :version',
  ...(version > 0 && {
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':version': version },
  }),
});

/** The home page: its draft, its versions, and the plan that says which of them holds. Throws contention as it is. */
export function storefrontRepository(dynamo: DynamoDBDocumentClient, table: string) {
  const read = async (key: Readonly<Record<string, string>>, consistent: boolean) => {
    const { Item } = await dynamo.send(
      new GetCommand({ TableName: table, Key: key, ConsistentRead: consistent }),
    );
    return Item as StoredItem | undefined;
  };
  const putHead = (head: StorefrontHead): TransactItem => ({
    Put: { TableName: table, Item: { pk, sk: 'head', ...head }, ...stillAt(head.version - 1) },
  });

  return {
    async draft(): Promise<StoredDraft> {
      const item = await read({ pk, sk: 'draft' }, true);
      return item ? stored<StoredDraft>(item, keys) : emptyDraft;
    },

    /** Reads the plan. The public read does without consistency: it is half as dear, and milliseconds behind. */
    async head({ consistent = false } = {}): Promise<StorefrontHead> {
      const item = await read({ pk, sk: 'head' }, consistent);
      return item ? stored<StorefrontHead>(item, keys) : emptyHead;
    },

    async version(version: number): Promise<StoredVersion | undefined> {
      const item = await read(versionKey(version), true);
      return item && stored<StoredVersion>(item, keys);
    },

    /** Lists versions, newest first. @param before only versions with a lower number */
    async versions(before: number | undefined, limit: number) {
      const { Items = [], LastEvaluatedKey } = await dynamo.send(
        new QueryCommand({
          TableName: table,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
          ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
          ExclusiveStartKey: before === undefined ? undefined : versionKey(before),
          ScanIndexForward: false,
          Limit: limit,
        }),
      );
      return {
        versions: Items.map((item) => stored<StoredVersion>(item, keys)),
        more: LastEvaluatedKey !== undefined,
      };
    },

    /** Writes the draft with its audit entry. @returns false when another write was faster */
    async saveDraft(draft: StoredDraft, audit: TransactItem): Promise<boolean> {
      const put: TransactItem = {
        Put: { TableName: table, Item: { pk, sk: 'draft', ...draft }, ...stillAt(draft.version - 1) },
      };
      return !(await transact(dynamo, { draft: put, audit }, 'draft'));
    },

    /** Writes a version and the plan that follows from it: a new one, or one that is withdrawn. @returns false when another write was faster */
    async putVersion(version: StoredVersion, head: StorefrontHead, audit: TransactItem): Promise<boolean> {
      // The plan gives each number once, so its condition covers the version too.
      const put: TransactItem = {
        Put: { TableName: table, Item: { ...versionKey(version.version), ...version } },
      };
      return !(await transact(dynamo, { head: putHead(head), version: put, audit }, 'head'));
    },
  };
}
