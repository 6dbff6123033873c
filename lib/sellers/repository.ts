import type { SellerId } from '../contract/ids.ts';
import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from '../platform/documents/commands.ts';
import type { TransactItem } from '../platform/dynamo.ts';
import { memberKey } from '../platform/seller-members.ts';
import { type StoredItem, stored } from '../platform/stored.ts';
import { transactInTurn } from '../platform/transact.ts';
import type { MemberRecord, SellerRecord } from './seller.ts';

/** The last place on a page of sellers. */
export interface SellerPosition {
  readonly id: SellerId;
  readonly createdAt: string;
}

/** The last place on a page of one seller's members. */
export interface MemberPosition {
  readonly staffId: string;
  readonly since: string;
}

interface Page<Position> {
  readonly after: Position | undefined;
  readonly limit: number;
}

/** The one partition of the index that lists all sellers: sellers are written rarely. */
const register = 'sellers';
const sellerKey = (id: SellerId) => ({ pk: id, sk: 'seller' });
const toSellerRecord = (item: StoredItem) => stored<SellerRecord>(item, ['pk', 'sk', 'register']);
const toMemberRecord = (item: StoredItem) => stored<MemberRecord>(item, ['pk', 'sk']);
const isNew = { ConditionExpression: 'attribute_not_exists(pk)' };

export type SellerRepository = ReturnType<typeof sellerRepository>;

/** Sellers and their members. Every change is written together with its entry in the audit. */
export function sellerRepository(dynamo: DynamoDBDocumentClient, table: string) {
  const get = async (Key: Record<string, string>) =>
    (await dynamo.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))).Item;
  const putSeller = (record: SellerRecord, condition: object): TransactItem => ({
    Put: { TableName: table, Item: { ...sellerKey(record.id), register, ...record }, ...condition },
  });
  const putMember = (member: MemberRecord, condition: object): TransactItem => ({
    Put: { TableName: table, Item: { ...memberKey(member.staffId), ...member }, ...condition },
  });
  const exists = (id: SellerId): TransactItem => ({
    ConditionCheck: { TableName: table, Key: sellerKey(id), ConditionExpression: 'attribute_exists(pk)' },
  });

  return {
    async get(id: SellerId): Promise<SellerRecord | undefined> {
      const item = await get(sellerKey(id));
      return item && toSellerRecord(item);
    },

    async memberOf(staffId: string): Promise<MemberRecord | undefined> {
      const item = await get(memberKey(staffId));
      return item && toMemberRecord(item);
    },

    /** @returns false when a seller with this id exists */
    async create(record: SellerRecord, audit: TransactItem): Promise<boolean> {
      return !(await transactInTurn({ dynamo }, { seller: putSeller(record, isNew), audit }, 'seller'));
    },

    /** Creates a seller with its first member. @returns false when the seller exists, or they work for one already */
    async found(record: SellerRecord, member: MemberRecord, audit: TransactItem): Promise<boolean> {
      const parts = { seller: putSeller(record, isNew), member: putMember(member, isNew), audit };
      return !(await transactInTurn({ dynamo }, parts, 'seller', 'member'));
    },

    /** Replaces the seller that is at the version before. @returns false when another write was faster */
    async replace(record: SellerRecord, audit: TransactItem): Promise<boolean> {
      const condition = {
        ConditionExpression: '#version = :before',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':before': record.version - 1 },
      };
      return !(await transactInTurn({ dynamo }, { seller: putSeller(record, condition), audit }, 'seller'));
    },

    /** Writes a membership over the one that was read. @returns false when it, or the seller, is another by now */
    async putMember(
      member: MemberRecord,
      before: MemberRecord | undefined,
      audit: TransactItem,
    ): Promise<boolean> {
      const parts = {
        member: putMember(member, before ? isStill(before) : isNew),
        seller: exists(member.sellerId),
        audit,
      };
      return !(await transactInTurn({ dynamo }, parts, 'member', 'seller'));
    },

    /** Removes the membership that was read. @returns false when it is another by now */
    async removeMember(before: MemberRecord, audit: TransactItem): Promise<boolean> {
      const member = {
        Delete: { TableName: table, Key: memberKey(before.staffId), ...isStill(before) },
      };
      return !(await transactInTurn({ dynamo }, { member, audit }, 'member'));
    },

    /** All sellers, newest first, eventually consistent. */
    async list({ after, limit }: Page<SellerPosition>): Promise<{ sellers: SellerRecord[]; more: boolean }> {
      const { Items = [], LastEvaluatedKey } = await dynamo.send(
        new QueryCommand({
          TableName: table,
          IndexName: 'register',
          KeyConditionExpression: 'register = :register',
          ExpressionAttributeValues: { ':register': register },
          ExclusiveStartKey: after && { ...sellerKey(after.id), register, createdAt: after.createdAt },
          ScanIndexForward: false,
          Limit: limit,
        }),
      );
      return { sellers: Items.map(toSellerRecord), more: LastEvaluatedKey !== undefined };
    },

    /** The members of a seller, oldest first, eventually consistent. */
    async members(
      sellerId: SellerId,
      { after, limit }: Page<MemberPosition>,
    ): Promise<{ members: MemberRecord[]; more: boolean }> {
      const { Items = [], LastEvaluatedKey } = await dynamo.send(
        new QueryCommand({
          TableName: table,
          IndexName: 'members',
          KeyConditionExpression: 'sellerId = :seller',
          ExpressionAttributeValues: { ':seller': sellerId },
          ExclusiveStartKey: after && { ...memberKey(after.staffId), sellerId, since: after.since },
          Limit: limit,
        }),
      );
      return { members: Items.map(toMemberRecord), more: LastEvaluatedKey !== undefined };
    },
  };
}

const isStill = ({ sellerId, role }: MemberRecord) => ({
  ConditionExpression: 'sellerId = :seller AND #role = :role',
  ExpressionAttributeNames: { '#role': 'role' },
  ExpressionAttributeValues: { ':seller': sellerId, ':role': role },
});
