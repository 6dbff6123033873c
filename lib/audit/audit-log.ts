import type { AuditOutcome } from '../contract/audit.ts';
import type { Actor } from '../platform/actor.ts';
import { type DynamoDBDocumentClient, PutCommand } from '../platform/documents/commands.ts';
import { isConditionFailed, type TransactItem } from '../platform/dynamo.ts';
import { type Deed, entryOf } from './entry.ts';
import { toAuditItem } from './item.ts';

/** The log of staff's deeds. Entries are only ever added: no role has the right to change or delete one. */
export interface AuditLog {
  /** Builds the entry as a part of the deed's transaction: either both are written or neither is. */
  entry(actor: Actor, deed: Deed): TransactItem;
  /** Writes an entry for a deed outside our tables; see `audited`. */
  append(actor: Actor, deed: Deed, outcome: AuditOutcome): Promise<void>;
}

export function auditLog(
  dynamo: DynamoDBDocumentClient,
  { table, keepSeconds }: { readonly table: string; readonly keepSeconds: number },
): AuditLog {
  const putNew = (actor: Actor, deed: Deed, outcome: AuditOutcome) => ({
    TableName: table,
    Item: toAuditItem(entryOf(actor, deed, outcome), keepSeconds),
    // An existing entry stays as it is.
    ConditionExpression: 'attribute_not_exists(pk)',
  });
  return {
    entry: (actor, deed) => ({ Put: putNew(actor, deed, 'done') }),
    async append(actor, deed, outcome) {
      try {
        await dynamo.send(new PutCommand(putNew(actor, deed, outcome)));
      } catch (error) {
        // An earlier attempt of this very put succeeded, and its answer was lost.
        if (!isConditionFailed(error)) throw error;
      }
    },
  };
}
