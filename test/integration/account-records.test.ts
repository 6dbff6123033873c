import { afterAll, beforeAll, expect, it } from 'vitest';
import { profileKey } from '../../lib/accounts/account-keys.ts';
import { accountRepository } from '../../lib/accounts/repository.ts';
import type { Consent, Profile } from '../../lib/contract/account.ts';
import { DeleteCommand } from '../../lib/platform/documents/commands.ts';
import { startDynamoDb } from './dynamodb.ts';

let database: Awaited<ReturnType<typeof startDynamoDb>>;
let table: string;
beforeAll(async () => {
  database = await startDynamoDb();
  table = await database.table('accounts');
});
afterAll(() => database.stop());

it('What somebody consented to stays on record as it was said, though their profile begins anew', async () => {
  const accounts = accountRepository(database.dynamo, table);
  const profile = { id: 'cus_0000000000000001', version: 1 } as unknown as Profile;
  const at = '2026-12-24T12:00:00.000Z';
  const yes: Consent = { channel: 'push', topic: 'orders', granted: true, wording: 'v1', at };
  expect(await accounts.replaceProfile(profile, [yes])).toBe(true);
  await database.dynamo.send(new DeleteCommand({ TableName: table, Key: profileKey(profile.id) }));
  expect(await accounts.replaceProfile(profile, [{ ...yes, wording: 'v2' }])).toBe(false);
  expect(await accounts.listConsents(profile.id)).toEqual([yes]);
  expect(await accounts.getProfile(profile.id)).toBeUndefined();
});
