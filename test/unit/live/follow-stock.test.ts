import type { DynamoDBRecord } from 'aws-lambda';
import { expect, it } from 'vitest';
import type { DealId } from '../../../lib/contract/ids.ts';
import { followStock } from '../../../lib/live/follow-stock.ts';
import { marshall } from '../../../lib/platform/documents/attribute-values.ts';
import type { Stock } from '../../../lib/stock/stock.ts';
import { dealId, stock } from '../../stored-items.ts';

/** Follows one change. @returns the deals that got an update */
async function followed(before: Partial<Stock>, after: Partial<Stock>): Promise<DealId[]> {
  const told: DealId[] = [];
  const record = {
    eventID: 'e1',
    dynamodb: {
      ApproximateCreationDateTime: 1,
      OldImage: marshall(stock(before)),
      NewImage: marshall(stock(after)),
    },
  } as unknown as DynamoDBRecord;
  const deps = {
    topics: { head: async () => ({ seq: 1, ttl: 1 }), markDue: async () => true },
    updates: { send: async (update: { dealId: DealId }) => void told.push(update.dealId) },
  };
  expect(await followStock(deps, [record])).toBeUndefined();
  return told;
}

it.each([
  ['units', { available: 9 }],
  ['a pause', { gate: 'closed' }],
  ['another start', { opensAt: 5 }],
  ['another end', { closesAt: 9 }],
] as const)('watchers are told of %s', async (_, after) => {
  expect(await followed({}, after)).toEqual([dealId]);
});

it('watchers are not told of units that move from held to sold', async () => {
  expect(await followed({ held: 1 }, { held: 0, sold: 1 })).toEqual([]);
});
