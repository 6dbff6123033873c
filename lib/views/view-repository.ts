import type { SavedViewId } from '../contract/saved-view.ts';
import { type DynamoDBDocumentClient, GetCommand } from '../platform/documents/commands.ts';
import type { TransactItem } from '../platform/dynamo.ts';
import { queryAll } from '../platform/query-all.ts';
import { type StoredItem, stored } from '../platform/stored.ts';
import { transactInTurn } from '../platform/transact.ts';
import { type ViewOwner, type ViewRecord, viewPartition } from './view.ts';

const keyOf = (owner: ViewOwner, id: SavedViewId) => ({ pk: viewPartition(owner), sk: id });
const toView = (item: StoredItem) => stored<ViewRecord>(item, ['pk', 'sk']);

export type ViewRepository = ReturnType<typeof viewRepository>;

export const viewRepository = (dynamo: DynamoDBDocumentClient, table: string) => ({
  /** Lists all views of an owner, consistently. They are few. */
  async list(owner: ViewOwner): Promise<ViewRecord[]> {
    const views: ViewRecord[] = [];
    for await (const item of queryAll(dynamo, { table, pk: viewPartition(owner) })) views.push(toView(item));
    return views;
  },

  async get(owner: ViewOwner, id: SavedViewId): Promise<ViewRecord | undefined> {
    const { Item } = await dynamo.send(
      new GetCommand({ TableName: table, Key: keyOf(owner, id), ConsistentRead: true }),
    );
    return Item && toView(Item);
  },

  /** Writes a view with its audit entry. An earlier one is replaced: the last word counts. */
  async put(owner: ViewOwner, view: ViewRecord, audit: TransactItem): Promise<void> {
    const Put = { TableName: table, Item: { ...keyOf(owner, view.id), ...view } };
    await transactInTurn({ dynamo }, { view: { Put }, audit });
  },

  /** Removes a view with its audit entry. @returns false when it is gone already */
  async remove(owner: ViewOwner, id: SavedViewId, audit: TransactItem): Promise<boolean> {
    const Delete = {
      TableName: table,
      Key: keyOf(owner, id),
      ConditionExpression: 'attribute_exists(pk)',
    };
    return !(await transactInTurn({ dynamo }, { view: { Delete }, audit }, 'view'));
  },
});
