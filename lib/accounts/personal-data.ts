import type { DynamoDBDocumentClient } from '../platform/documents/commands.ts';
import { erasePartition } from '../platform/erase-partition.ts';
import { queryAll } from '../platform/query-all.ts';
import type { PersonalData } from '../privacy/personal-data.ts';

/** The profile, preferences, consent records and saved deals: every item of the customer's partition. */
export const accountData = (dynamo: DynamoDBDocumentClient, table: string): PersonalData => ({
  name: 'account',
  places: ['table:accounts'],
  async *export({ id }) {
    for await (const { pk: _pk, sk, ...fields } of queryAll(dynamo, { table, pk: id }))
      yield { kind: String(sk).split('#', 1)[0], ...fields };
  },
  erase: ({ id }) => erasePartition(dynamo, { table, pk: id }),
});
