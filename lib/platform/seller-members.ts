import type { Membership } from './caller.ts';
import { type DynamoDBDocumentClient, GetCommand } from './documents/commands.ts';

/** The key of a membership: a member of staff works for one seller at most. */
export const memberKey = (staffId: string) => ({ pk: `member#${staffId}`, sk: 'member' });

/** Says for whom the staff work. */
export interface SellerMembers {
  /** @returns undefined for a member of staff who works for no seller */
  of(staffId: string): Promise<Membership | undefined>;
}

/** Reads consistently and without a cache: a member who is removed can do nothing more from the next request on. */
export const sellerMembers = (dynamo: DynamoDBDocumentClient, table: string): SellerMembers => ({
  async of(staffId) {
    const { Item } = await dynamo.send(
      new GetCommand({ TableName: table, Key: memberKey(staffId), ConsistentRead: true }),
    );
    return Item && { id: Item.sellerId, role: Item.role };
  },
});
