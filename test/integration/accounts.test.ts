import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { getPreferences, setPreferences } from '../../lib/accounts/preferences.ts';
import { getProfile, updateProfile } from '../../lib/accounts/profile.ts';
import { accountRepository } from '../../lib/accounts/repository.ts';
import type { ConsentChoice, ProfilePatch } from '../../lib/contract/account.ts';
import { systemRandom } from '../../lib/platform/random.ts';
import { at, turnableClock } from './deals-bed.ts';
import { startDynamoDb } from './dynamodb.ts';

const id = 'cus_0000000000000001';
const other = 'cus_0000000000000002';
const berlin = { city: 'Berlin', country: 'DE', latitude: 52.52, longitude: 13.405 };
const interests = { categories: ['food-and-drink'], cities: [berlin], radiusKm: 10 };
const yes: ConsentChoice = { channel: 'push', topic: 'orders', granted: true, wording: 'v1' };
const no: ConsentChoice = { channel: 'push', topic: 'orders', granted: false };

let database: Awaited<ReturnType<typeof startDynamoDb>>;
let deps: ReturnType<typeof bed>;

const bed = (table: string) => ({
  accounts: accountRepository(database.dynamo, table),
  clock: turnableClock(),
  random: systemRandom,
});

beforeAll(async () => {
  database = await startDynamoDb();
});
afterAll(() => database.stop());
beforeEach(async () => {
  deps = bed(await database.table('accounts'));
});

const update = (patch: ProfilePatch, ifMatch = '*') => updateProfile(deps, { id, patch, ifMatch });
const set = (ifMatch: string, wanted = interests) => setPreferences(deps, { id, wanted, ifMatch });
const countOf = (outcomes: PromiseSettledResult<unknown>[]) =>
  outcomes.filter(({ status }) => status === 'fulfilled').length;

describe('the profile', () => {
  it('is empty at version 0, and reading it stores nothing', async () => {
    expect(await getProfile(deps, id)).toEqual({ id, consents: [], version: 0 });
    expect(await deps.accounts.getProfile(id)).toBeUndefined();
  });

  it('begins with its first change, and is read as it was written', async () => {
    const written = await update({ name: 'Mara', consents: [yes] }, '"0"');
    expect(written).toMatchObject({ name: 'Mara', version: 1, createdAt: at(0) });
    expect(await getProfile(deps, id)).toEqual(written);
    expect(await getProfile(deps, other)).toMatchObject({ version: 0 });
  });

  it('refuses a change by somebody who read another version', async () => {
    await update({ name: 'Mara' });
    for (const stale of ['"0"', '"2"', 'W/"7"', 'nonsense'])
      await expect(update({ name: 'Lena' }, stale)).rejects.toMatchObject({ code: 'precondition_failed' });
    expect(await getProfile(deps, id)).toMatchObject({ name: 'Mara', version: 1 });
  });

  it('lets one of those win who change the same version at once', async () => {
    const names = ['a', 'b', 'c', 'd'];
    const outcomes = await Promise.allSettled(names.map((name) => update({ name }, '"0"')));
    expect(countOf(outcomes)).toBe(1);
    expect((await getProfile(deps, id)).version).toBe(1);
  });

  it('loses no change of those who name no version', async () => {
    await Promise.all([update({ name: 'Mara' }), update({ phone: '+4930123456' }), update({ locale: 'de' })]);
    expect(await getProfile(deps, id)).toMatchObject({
      name: 'Mara',
      phone: '+4930123456',
      locale: 'de',
      version: 3,
    });
  });

  it('keeps a record of every consent, in order, also within a millisecond', async () => {
    await update({ consents: [yes] });
    await update({ consents: [yes] });
    await update({ consents: [no] });
    deps.clock.turnTo(at(5));
    await update({ consents: [{ ...yes, wording: 'v2' }], name: 'Mara' });
    expect(await deps.accounts.listConsents(id)).toEqual([
      { ...yes, at: at(0) },
      { ...no, at: at(0) },
      { ...yes, wording: 'v2', at: at(5) },
    ]);
    expect((await getProfile(deps, id)).consents).toEqual([{ ...yes, wording: 'v2', at: at(5) }]);
  });

  it('records no consent of a change that is refused', async () => {
    await update({ name: 'Mara' });
    await expect(update({ consents: [yes] }, '"0"')).rejects.toMatchObject({ code: 'precondition_failed' });
    await expect(update({ consents: [yes, no] })).rejects.toMatchObject({ code: 'invalid_request' });
    expect(await deps.accounts.listConsents(id)).toEqual([]);
  });
});

describe('the preferences', () => {
  it('are the defaults until they are set, and then what was set', async () => {
    expect(await getPreferences(deps, id)).toEqual({ categories: [], cities: [], radiusKm: 25, version: 0 });
    const written = await set('"0"');
    expect(written).toEqual({ ...interests, version: 1, updatedAt: at(0) });
    expect(await getPreferences(deps, id)).toEqual(written);
    expect((await getPreferences(deps, other)).version).toBe(0);
  });

  it('stay as they are when set to the same, and refuse a stale version', async () => {
    await set('*');
    expect((await set('"1"')).version).toBe(1);
    expect((await set('"1"', { ...interests, radiusKm: 500 })).version).toBe(2);
    await expect(set('"1"')).rejects.toMatchObject({ code: 'precondition_failed' });
  });

  it('let one of those win who set the same version at once', async () => {
    const outcomes = await Promise.allSettled(
      [1, 2, 3, 4].map((radiusKm) => set('"0"', { ...interests, radiusKm })),
    );
    expect(countOf(outcomes)).toBe(1);
  });
});
