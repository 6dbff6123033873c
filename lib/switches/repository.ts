import type { DynamoDBDocumentClient } from '../platform/documents/commands.ts';
import type { TransactItem } from '../platform/dynamo.ts';
import { readSwitches, type StoredSwitches, switchesKey } from '../platform/switches.ts';
import { transact } from '../platform/transact.ts';

export type SwitchRepository = ReturnType<typeof switchRepository>;

/** The switches of the stage. All functions read this one item. */
export function switchRepository(dynamo: DynamoDBDocumentClient, table: string) {
  return {
    get: (): Promise<StoredSwitches> => readSwitches(dynamo, table, { consistent: true }),

    /**
     * Writes the switches with their audit entry, if they are still at `version`.
     * @returns whether they were written; throws contention as it is
     */
    async replace(version: number, to: StoredSwitches, entry: TransactItem): Promise<boolean> {
      const put: TransactItem = {
        Put: {
          TableName: table,
          Item: { ...switchesKey, ...to },
          ConditionExpression: version === 0 ? 'attribute_not_exists(pk)' : 'version = :version',
          ...(version > 0 && { ExpressionAttributeValues: { ':version': version } }),
        },
      };
      return !(await transact(dynamo, { switches: put, audit: entry }, 'switches'));
    },
  };
}
