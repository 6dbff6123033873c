import type { DynamoDBDocumentClient } from '../platform/documents/commands.ts';
import { erasePartition } from '../platform/erase-partition.ts';
import { queryAll } from '../platform/query-all.ts';
import { stored } from '../platform/stored.ts';
import type { PersonalData } from '../privacy/personal-data.ts';
import { indexAttributes } from './account-keys.ts';

/** The profile, preferences, consent records, saved deals and sign-ins: every item of the customer's partition. */
export const accountData = (dynamo: DynamoDBDocumentClient, table: string): PersonalData => ({
  name: 'account',
  places: ['table:accounts'],
  async *export({ id }) {
    for await (const item of queryAll(dynamo, { table, pk: id }))
      yield { kind: String(item.sk).split('#', 1)[0], ...stored(item, ['pk', 'sk', ...indexAttributes]) };
  },
  erase: ({ id }) => erasePartition(dynamo, { table, pk: id }),
});
