import type { DynamoDBDocumentClient } from './documents/commands.ts';
import { cancelledParts, isConditionFailed } from './dynamo.ts';

/** Adds up the write units that DynamoDB bills, so that the logs show the cost of a sale. */
export interface CapacityMeter {
  /**
   * Returns the write units since the last call. A container handles one event at a time, so they belong to this event.
   */
  take(): number;
  /** Returns the read units since the last call of repeated transactions: DynamoDB reads what it wrote before. */
  takeReplays(): number;
}

interface Consumed {
  readonly CapacityUnits?: number;
  readonly ReadCapacityUnits?: number;
  readonly WriteCapacityUnits?: number;
}

const writes = new Set(['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'TransactWriteItems']);

/**
 * Makes the client report the units of each write, which costs nothing. A transaction repeated with its token writes
 * nothing and is billed as a read, so it is counted separately. A write whose condition failed is billed but reports
 * nothing. Such a write counts one unit, or two for each part of a transaction, since our hot items stay below 1 KB.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
 */
export function meterCapacity(client: DynamoDBDocumentClient): CapacityMeter {
  let units = 0;
  let replays = 0;
  client.around(async (command, next) => {
    if (!writes.has(command.operation)) return next(command);
    const { operation, input } = command;
    try {
      const output = await next({ operation, input: { ...input, ReturnConsumedCapacity: 'TOTAL' } });
      const consumed = (output as { ConsumedCapacity?: Consumed | Consumed[] }).ConsumedCapacity;
      for (const part of [consumed ?? []].flat()) {
        const read = part.ReadCapacityUnits ?? 0;
        replays += read;
        units += part.WriteCapacityUnits ?? (part.CapacityUnits ?? 0) - read;
      }
      return output;
    } catch (error) {
      units += lost(error);
      throw error;
    }
  });
  return {
    take: () => {
      const taken = units;
      units = 0;
      return taken;
    },
    takeReplays: () => {
      const taken = replays;
      replays = 0;
      return taken;
    },
  };
}

function lost(error: unknown): number {
  if (isConditionFailed(error)) return 1;
  return 2 * (cancelledParts(error)?.length ?? 0);
}
