import type { AuditEntry } from '../contract/audit.ts';
import type { Instant } from '../contract/instant.ts';
import { type DynamoDBDocumentClient, QueryCommand } from '../platform/documents/commands.ts';
import type { Slice } from '../platform/fill-page.ts';
import { type AuditPlace, auditPlaceOf, auditRegister, toEntry } from './item.ts';

/** A selection of entries. Each kind is one query, of the table or of an index. */
export type Selection =
  | { readonly by: 'subject' | 'actor' | 'operation'; readonly value: string }
  | { readonly by: 'all' };

interface Stretch {
  readonly from?: Instant | undefined;
  /** Exclusive. */
  readonly to?: Instant | undefined;
  /** The last place on the page before. */
  readonly after?: AuditPlace | undefined;
  readonly limit: number;
}

const indexes = {
  subject: { partition: 'pk' },
  actor: { index: 'actor', partition: 'staffId' },
  operation: { index: 'operation', partition: 'operation' },
  all: { index: 'register', partition: 'register' },
} as const;

/** Sorts after every instant. */
const endOfTime = '~';

export type AuditTrail = ReturnType<typeof auditTrail>;

export function auditTrail(dynamo: DynamoDBDocumentClient, table: string) {
  return {
    /** Lists a slice of the entries, newest first, eventually consistent. */
    async list(selection: Selection, { from = '0', to, after, limit }: Stretch): Promise<Slice<AuditEntry>> {
      const { partition, ...at } = indexes[selection.by];
      // A place begins with its instant, so it sorts after the instant itself. BETWEEN therefore leaves `to` out.
      const end = [to, after].reduce<string>((least, one) => (one && one < least ? one : least), endOfTime);
      if (from > end) return { items: [], more: false };
      const { Items = [], LastEvaluatedKey } = await dynamo.send(
        new QueryCommand({
          TableName: table,
          ...('index' in at && { IndexName: at.index }),
          KeyConditionExpression: '#partition = :value AND sk BETWEEN :from AND :end',
          ExpressionAttributeNames: { '#partition': partition },
          ExpressionAttributeValues: {
            ':value': selection.by === 'all' ? auditRegister : selection.value,
            ':from': from,
            ':end': end,
          },
          ScanIndexForward: false,
          // The query returns the last place of the page before once more.
          Limit: limit + 1,
        }),
      );
      const items = Items.map(toEntry).filter((entry) => auditPlaceOf(entry) !== after);
      return { items: items.slice(0, limit), more: LastEvaluatedKey !== undefined || items.length > limit };
    },
  };
}
