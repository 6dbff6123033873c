import { batchGet } from '../platform/batch-get.ts';
import type { DynamoDBDocumentClient } from '../platform/documents/commands.ts';
import { type FailureNote, noteKey } from '../platform/failure-notes.ts';
import { stored } from '../platform/stored.ts';

/** The notes of consumers about messages that they failed on. */
export interface FailureNotes {
  /** Returns the notes of these messages by id. @param queue the queue whose consumer failed, by its deployed name */
  of(queue: string, messageIds: readonly string[]): Promise<ReadonlyMap<string, FailureNote>>;
}

export const noteRepository = (dynamo: DynamoDBDocumentClient, table: string): FailureNotes => ({
  async of(queue, messageIds) {
    const notes = new Map<string, FailureNote>();
    const keys = messageIds.map((id) => noteKey(queue, id));
    for await (const item of batchGet(dynamo, { table, keys }))
      notes.set(item.sk as string, stored<FailureNote>(item, ['pk', 'sk', 'ttl']));
    return notes;
  },
});
