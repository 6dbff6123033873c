import { type Clock, toEpochSeconds } from '../platform/clock.ts';
import { type DynamoDBDocumentClient, PutCommand, QueryCommand } from '../platform/documents/commands.ts';
import { encodeBase32 } from '../platform/ids.ts';
import { logger } from '../platform/logger.ts';
import type { Random } from '../platform/random.ts';
import { type Mark, type MarkKind, type Mishap, markOf } from './marks.ts';

/** Marks that were written together. */
export interface MarkEntry {
  /** Sorts by time and is unique. */
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly kind: MarkKind;
  readonly marks: readonly Mark[];
}

export interface MarkLog {
  /**
   * Records mishaps: one write unit for about ten in one call. No caller waits for it or fails with it, so it never
   * throws. A mishap recorded twice counts twice.
   */
  note(kind: MarkKind, mishaps: readonly Mishap[]): Promise<void>;
  /**
   * Reads the entries after that instant, oldest first; when there are very many, the newest megabyte.
   * @throws the error of DynamoDB, or an AbortError after the time that an order may wait
   */
  since(at: number): Promise<MarkEntry[]>;
}

export interface MarkLogSettings {
  readonly clock: Clock;
  readonly random: Random;
  /** How long an order waits for new entries, in milliseconds, as for limits. */
  readonly patienceMs?: number;
}

const pk = 'marks';
/** As long as the longest window that a policy may have, in milliseconds. */
const keptMs = 86_400_000;
/** About 90 bytes each. */
const marksInEntry = 400;

/** One partition of the table of abuse, sorted by time. Mishaps recorded together share one entry. */
export function markLog(
  dynamo: DynamoDBDocumentClient,
  table: string,
  { clock, random, patienceMs = 400 }: MarkLogSettings,
): MarkLog {
  const put = async (kind: MarkKind, marks: readonly Mark[]) => {
    const at = clock.now();
    const Item = {
      ...{ pk, sk: `${keyAt(at)}#${encodeBase32(random.bytes(5))}` },
      ...{ kind, marks, ttl: toEpochSeconds(at + keptMs) },
    };
    await dynamo.send(new PutCommand({ TableName: table, Item }));
  };
  return {
    async note(kind, mishaps) {
      const marks = mishaps.map(markOf);
      for (let start = 0; start < marks.length; start += marksInEntry)
        await put(kind, marks.slice(start, start + marksInEntry)).catch((error: unknown) =>
          logger.error('risk signs not recorded', { kind, count: marks.length, error }),
        );
    },

    async since(at) {
      const query = new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk AND sk > :at',
        ExpressionAttributeValues: { ':pk': pk, ':at': keyAt(at) },
        ScanIndexForward: false,
      });
      const { Items = [] } = await dynamo.send(query, { abortSignal: AbortSignal.timeout(patienceMs) });
      return Items.map(toEntry).reverse();
    },
  };
}

/** Thirteen digits last until the year 2286. */
const keyAt = (at: number) => String(Math.max(0, at)).padStart(13, '0');

const toEntry = ({ sk, kind, marks }: Record<string, unknown>): MarkEntry => ({
  id: sk as string,
  at: Number.parseInt(sk as string, 10),
  kind: kind as MarkKind,
  marks: marks as Mark[],
});
