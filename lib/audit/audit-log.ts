import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { AuditOutcome } from '../contract/audit.ts';
import type { Actor } from '../platform/actor.ts';
import { isConditionFailed, type TransactItem } from '../platform/dynamo.ts';
import { type Deed, entryOf } from './entry.ts';
import { toItem } from './item.ts';

/** Where staff's deeds are written. Entries are only ever added: nobody has the right to change or remove one. */
export interface AuditLog {
  /** The entry as a part of the transaction that does the deed: one exists exactly when the other does. */
  entry(actor: Actor, deed: Deed): TransactItem;
  /** Writes it by itself, about what happens outside our tables: see `audited`. */
  append(actor: Actor, deed: Deed, outcome: AuditOutcome): Promise<void>;
}

export function auditLog(
  dynamo: DynamoDBDocumentClient,
  { table, keepSeconds }: { readonly table: string; readonly keepSeconds: number },
): AuditLog {
  const putNew = (actor: Actor, deed: Deed, outcome: AuditOutcome) => ({
    TableName: table,
    Item: toItem(entryOf(actor, deed, outcome), keepSeconds),
    // Whatever is there stays as it is.
    ConditionExpression: 'attribute_not_exists(pk)',
  });
  return {
    entry: (actor, deed) => ({ Put: putNew(actor, deed, 'done') }),
    async append(actor, deed, outcome) {
      try {
        await dynamo.send(new PutCommand(putNew(actor, deed, outcome)));
      } catch (error) {
        // An earlier try of this very put, whose answer was lost.
        if (!isConditionFailed(error)) throw error;
      }
    },
  };
}
