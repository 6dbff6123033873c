import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accountReaderOf } from '../../lib/accounts/account-reader.ts';
import { foldName } from '../../lib/accounts/fold-name.ts';
import { noteSignIn } from '../../lib/accounts/note-sign-in.ts';
import { accountData } from '../../lib/accounts/personal-data.ts';
import { accountRepository } from '../../lib/accounts/repository.ts';
import { signInRecords } from '../../lib/accounts/sign-in-records.ts';
import type { CustomerId } from '../../lib/contract/ids.ts';
import { emailDigest } from '../../lib/platform/email-digest.ts';
import { newId } from '../../lib/platform/ids.ts';
import { systemRandom } from '../../lib/platform/random.ts';
import { statusCount } from '../../lib/platform/status-list.ts';
import { privacyRepository } from '../../lib/privacy/repository.ts';
import { requestCustomerDeletion } from '../../lib/privacy/request-customer-deletion.ts';
import { requestCustomerExport } from '../../lib/privacy/request-customer-export.ts';
import { acting, auditBed } from './audit-bed.ts';
import { turnableClock } from './deals-bed.ts';
import { startDynamoDb } from './dynamodb.ts';
import { oversightBed } from './oversight-bed.ts';

const emailKey = Buffer.from('a key for addresses');
const support = { kind: 'staff', id: 'bo', roles: ['support'], signedInAt: 0 } as const;
const admin = { ...support, id: 'ada', roles: ['admin'] } as const;

let database: Awaited<ReturnType<typeof startDynamoDb>>;
let bed: Awaited<ReturnType<typeof newBed>>;
beforeAll(async () => {
  database = await startDynamoDb();
});
afterAll(() => database.stop());
beforeEach(async () => {
  bed = await newBed();
});

async function newBed() {
  const clock = turnableClock();
  const accounts = await database.table('accounts');
  const { audit, trail } = await auditBed(database);
  const oversight = await oversightBed(database, { clock, audit });
  const sent: object[] = [];
  return {
    accounts,
    reader: accountReaderOf(database.dynamo, accounts),
    profiles: accountRepository(database.dynamo, accounts),
    signIns: signInRecords(database.dynamo, accounts),
    emailKey,
    clock,
    audit,
    trail,
    approvals: oversight.approvals,
    privacy: privacyRepository(database.dynamo, await database.table('privacy')),
    oversight: oversight.with(),
    queue: { send: async (job: object) => void sent.push(job) },
    subjectOf: async (id: CustomerId) => `sub-of-${id}`,
    sent,
  };
}

const someone = () => newId('cus', systemRandom);
const by = (who: typeof support | typeof admin) =>
  acting({ ...who, roles: [...who.roles], signedInAt: bed.clock.now() });

async function named(name: string | undefined): Promise<CustomerId> {
  const id = someone();
  await bed.profiles.replaceProfile({ id, ...(name && { name }), consents: [], version: 1 }, []);
  return id;
}

describe('A customer is found', () => {
  it('by the last confirmed address, and no longer by the one before', async () => {
    const id = someone();
    const note = (email: string | undefined) =>
      noteSignIn(bed, { id, subject: 'sub', email, isSignIn: true });
    const under = async (email: string) =>
      (await bed.reader.underEmail(emailDigest(emailKey, email), 5)).map((found) => found.id);
    await note('mara@example.com');
    await note('Mara@New.example.com');
    expect([await under('mara@example.com'), await under('mara@new.example.com')]).toEqual([[], [id]]);
    await note(undefined);
    expect(await under('mara@new.example.com')).toEqual([]);
    expect(await bed.reader.subjectOf(id)).toBe('sub');
  });

  it('by the beginning of the name in the order of names, and no longer by a name before', async () => {
    const [zoe, zoltan] = [await named('Zoë  Straße'), await named('ZOLTAN')];
    await named('Azoe');
    await named(undefined);
    const find = async (beginning: string, most = 5) => {
      const { found, more } = await bed.reader.byName(beginning, most);
      return [found.map(({ id }) => id), more];
    };
    expect(await find('zo')).toEqual([[zoe, zoltan], false]);
    expect(await find('zo', 1)).toEqual([[zoe], true]);
    expect(await find('Zoe strass')).toEqual([[zoe], false]);
    await bed.profiles.replaceProfile({ id: zoe, name: 'Mara', consents: [], version: 2 }, []);
    expect(await find('zo')).toEqual([[zoltan], false]);
  });

  it('by a name that is longer when it is folded than an index can keep', async () => {
    const name = 'ﷺ'.repeat(120);
    const id = await named(name);
    for (const beginning of ['صلى', name])
      expect((await bed.reader.byName(beginning, 5)).found.map((found) => found.id)).toEqual([id]);
  });

  it('by nothing when no letter is left of the beginning', async () => {
    await named('´´´');
    expect(await bed.reader.byName('´´´', 5)).toEqual({ found: [], more: false });
  });

  it('never by a part of a letter: folding twice is folding once', () => {
    for (const name of ['Zoë', 'ŁUKASZ', '  a   b ', 'ǅ', '李小龍', 'ﬁ', 'ﷺ'.repeat(120), '´'])
      expect(foldName(foldName(name))).toBe(foldName(name));
  });
});

describe('What is kept of sign-ins', () => {
  it('is each instant, and is exported without digests', async () => {
    const id = await named('Mara');
    for (let turn = 0; turn < 3; turn++) {
      await noteSignIn(bed, { id, subject: 'sub', email: 'mara@example.com', isSignIn: turn > 0 });
      bed.clock.turnTo(`2026-12-24T15:00:0${turn}.000Z`);
    }
    expect((await bed.reader.everythingOf(id))?.signIns).toHaveLength(2);
    const items = await Array.fromAsync(accountData(database.dynamo, bed.accounts).export({ id }));
    expect(JSON.stringify(items)).not.toMatch(/emailDigest|nameFolded|nameStart|ttl/);
    expect(items).toContainEqual(expect.objectContaining({ kind: 'sign-in', subject: 'sub' }));
  });
});

describe('A deletion by staff', () => {
  const wanted = (customerId: CustomerId) =>
    ({ customerId, confirm: customerId, reason: 'customer_request' }) as const;

  it('by support is recorded once an admin approved it, once, with the approver in the audit', async () => {
    const id = someone();
    const ask = () => requestCustomerDeletion(bed, by(support), wanted(id));
    const { approvalId } = await ask().catch((error) => error.details ?? error);
    const [pending] = (await bed.approvals.list('pending', { limit: 5, after: undefined })).records;
    expect([pending?.act, bed.sent]).toEqual([
      { kind: 'customer_deletion', customerId: id, byAdmin: false },
      [],
    ]);
    const audit = bed.audit.entry(by(admin), {
      subject: { kind: 'approval', id: String(approvalId) },
      ...{ before: null, after: {}, at: '2026-12-24T12:00:00.000Z' },
    });
    const now = bed.clock.now();
    const verdict = { verdict: 'approved', decidedBy: 'ada', now, audit } as const;
    expect(await bed.approvals.decide(pending?.id ?? 'apr_0000000000000000', verdict)).toBe(true);
    expect(await ask()).toMatchObject({ status: 'requested' });
    await ask();
    expect((await bed.approvals.get(pending?.id ?? 'apr_0000000000000000'))?.status).toBe('used');
    const entries = (await bed.trail.list({ by: 'subject', value: id }, { limit: 5 })).items;
    expect(entries.map(({ after }) => after)).toEqual([
      {
        deletion: 'requested',
        reason: 'customer_request',
        approval: { id: pending?.id, approvedBy: 'ada' },
      },
    ]);
  });

  it('does not replace the customer’s own, and leaves no entry of a second one', async () => {
    const id = someone();
    await bed.privacy.putDeletion({ customerId: id, subject: 'own', requestedAt: 1 });
    await requestCustomerDeletion(bed, by(admin), wanted(id));
    expect(await bed.privacy.getDeletion(id)).toMatchObject({ subject: 'own', requestedAt: 1 });
    expect((await bed.trail.list({ by: 'subject', value: id }, { limit: 5 })).items).toEqual([]);
    const parts = { permit: [], audit: bed.audit.entry(by(admin), deed(id)) };
    const late = { customerId: id, subject: 'late', requestedAt: 2 };
    expect(await bed.privacy.putDeletionByStaff(late, parts)).toBe('known');
    expect(await bed.privacy.getDeletion(id)).toMatchObject({ subject: 'own' });
  });

  it('is over once somebody looked again, and never before it was erased', async () => {
    const id = someone();
    expect(await bed.privacy.markChecked(id, 5)).toBe(false);
    await bed.privacy.putDeletion({ customerId: id, subject: 'own', requestedAt: 1 });
    expect(await bed.privacy.markChecked(id, 5)).toBe(false);
    await bed.privacy.markErased(id, 4);
    expect(await bed.privacy.markChecked(id, 5)).toBe(true);
    expect(await bed.privacy.getDeletion(id)).toMatchObject({ erasedAt: 4, checkedAt: 5 });
  });
});

describe('An export by staff', () => {
  it('is one for one key, counts with the customer’s own, and stops with a deletion', async () => {
    const id = someone();
    const ask = (key: string) =>
      requestCustomerExport(bed, by(support), { customerId: id, idempotencyKey: key });
    const first = await ask('one');
    expect((await ask('one')).id).toBe(first.id);
    for (const key of ['two', 'three', 'four', 'five']) await ask(key);
    await expect(ask('six')).rejects.toMatchObject({ code: 'too_many_requests' });
    const other = someone();
    await bed.privacy.putDeletion({ customerId: other, requestedAt: 1 });
    await expect(
      requestCustomerExport(bed, by(support), { customerId: other, idempotencyKey: 'one' }),
    ).rejects.toMatchObject({ code: 'invalid_state' });
  });

  it('is not written when its permit is gone', async () => {
    const id = someone();
    const record = { id: newId('exp', systemRandom), customerId: id, subject: 'sub', requestedAt: 1 };
    const permit = [bed.approvals.use('apr_0000000000000000', bed.clock.now())];
    // A permit is in the table of the staff, and an approval that does not exist cannot be used.
    const audit = bed.audit.entry(by(admin), deed(id));
    expect(await bed.privacy.putExportByStaff(record, { permit, audit })).toBe('not_permitted');
    expect(await bed.privacy.getExport(id, record.id)).toBeUndefined();
    expect((await bed.trail.list({ by: 'subject', value: id }, { limit: 5 })).items).toEqual([]);
  });

  it('that is written a second time stays the first', async () => {
    const record = {
      id: newId('exp', systemRandom),
      customerId: someone(),
      subject: 'first',
      requestedAt: 1,
    };
    const parts = () => ({ permit: [], audit: bed.audit.entry(by(admin), deed(record.customerId)) });
    expect(await bed.privacy.putExportByStaff(record, parts())).toBe('written');
    expect(await bed.privacy.putExportByStaff({ ...record, subject: 'second' }, parts())).toBe('known');
    expect(await bed.privacy.getExport(record.customerId, record.id)).toMatchObject({ subject: 'first' });
  });
});

const deed = (id: CustomerId) => ({
  subject: { kind: 'customer', id } as const,
  ...{ before: null, after: {}, at: '2026-12-24T12:00:00.000Z' },
});

describe('A work list', () => {
  it('is counted up to a bound, and without what is too old', async () => {
    const table = await database.table('staff');
    const count = statusCount(database.dynamo, { table, index: 'approvals', attribute: 'queue' });
    const hour = (at: number) => `2026-12-24T${String(at).padStart(2, '0')}:00:00.000Z`;
    for (let at = 10; at < 15; at++)
      await database.dynamo.send({
        operation: 'PutItem',
        input: {
          TableName: table,
          Item: { pk: `apr_${at}`, sk: 'approval', queue: 'pending', listedAt: `${hour(at)}#apr_${at}` },
        },
      });
    expect(await count('pending', { most: 9 })).toEqual({ count: 5, more: false });
    expect(await count('pending', { most: 5 })).toEqual({ count: 5, more: false });
    expect(await count('pending', { most: 4 })).toEqual({ count: 4, more: true });
    expect(await count('pending', { most: 9, since: Date.parse(hour(13)) })).toEqual({
      count: 2,
      more: false,
    });
    expect(await count('used', { most: 9 })).toEqual({ count: 0, more: false });
  });
});
