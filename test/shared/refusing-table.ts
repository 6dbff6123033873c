import { marshall } from '../../lib/platform/documents/attribute-values.ts';
import type { DynamoDBDocumentClient } from '../../lib/platform/documents/commands.ts';
import { TransactionCanceledException } from '../../lib/platform/documents/failures.ts';
import type { TransactItem } from '../../lib/platform/dynamo.ts';

/** The answer for one part of a transaction: a code of DynamoDB, and the item for those that ask for it. */
export type Refusal = { readonly Code: string; readonly item?: Record<string, unknown> } | undefined;

export const failed = (item?: Record<string, unknown>): Refusal => ({
  Code: 'ConditionalCheckFailed',
  ...(item && { item }),
});
export const contended: Refusal = { Code: 'TransactionConflict' };

/** A client that cancels each transaction, for the reasons that the test gives part by part; anything else finds nothing. */
export const refusing = (reasonFor: (part: TransactItem) => Refusal): DynamoDBDocumentClient =>
  ({
    send: async ({ input }: { input: { TransactItems?: TransactItem[] } }) => {
      if (!input.TransactItems) return {};
      const CancellationReasons = input.TransactItems.map(reasonFor).map((refusal) => ({
        Code: refusal?.Code ?? 'None',
        ...(refusal?.item && { Item: marshall(refusal.item) }),
      }));
      if (CancellationReasons.every(({ Code }) => Code === 'None')) return {};
      throw new TransactionCanceledException({ message: 'cancelled', CancellationReasons });
    },
  }) as unknown as DynamoDBDocumentClient;

/** Where a part writes to, whichever kind of write it is. */
export const tableOf = ({ Put, Update, Delete, ConditionCheck }: TransactItem): string | undefined =>
  (Put ?? Update ?? Delete ?? ConditionCheck)?.TableName;
