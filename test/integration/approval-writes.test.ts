import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ApprovalRecord, newApproval } from '../../lib/approvals/approval-record.ts';
import { type ApprovalRepository, approvalRepository } from '../../lib/approvals/approval-repository.ts';
import type { DealId, ExportId } from '../../lib/contract/ids.ts';
import { TransactWriteCommand } from '../../lib/platform/documents/commands.ts';
import { startDynamoDb } from './dynamodb.ts';

const now = Date.parse('2026-12-24T12:00:00.000Z');
const dealId = 'deal_0000000000000001' as DealId;

let database: Awaited<ReturnType<typeof startDynamoDb>>;
let approvals: ApprovalRepository;
let auditTable: string;
let asked: ApprovalRecord;

beforeAll(async () => {
  database = await startDynamoDb();
  auditTable = await database.table('audit');
  const table = await database.table('staff');
  approvals = approvalRepository(database.dynamo, table);
});
afterAll(() => database.stop());
beforeEach(async () => {
  asked = newApproval(crypto.randomUUID(), act, now);
  expect(await approvals.ask(asked, undefined, audit())).toBe(true);
});

const act = { kind: 'export', dealId, exportId: 'exp_0000000000000001' as ExportId, statuses: [] } as const;
const audit = () => ({ Put: { TableName: auditTable, Item: { pk: crypto.randomUUID(), sk: 'entry' } } });
const decide = (at = now, verdict: 'approved' | 'rejected' = 'approved') =>
  approvals.decide(asked.id, { verdict, note: undefined, decidedBy: 'kim', now: at, audit: audit() });
const use = (at: number) =>
  database.dynamo.send(new TransactWriteCommand({ TransactItems: [approvals.use(asked.id, at)] }));
const status = async () => (await approvals.get(asked.id))?.status;

describe('A request for approval', () => {
  it('is not written over by one who did not see it', async () => {
    await decide();
    expect(await approvals.ask(asked, undefined, audit())).toBe(false);
    expect(await status()).toBe('approved');
  });

  it('is asked again only in the place of the one that was read', async () => {
    await decide(now, 'rejected');
    const later = { ...asked, requestedAt: now + 1 };
    expect(await approvals.ask(later, asked, audit())).toBe(false);
    const rejected = { ...asked, status: 'rejected' } as const;
    expect(await approvals.ask(later, { ...rejected, requestedAt: now - 1 }, audit())).toBe(false);
    expect(await status()).toBe('rejected');
    expect(await approvals.ask(later, rejected, audit())).toBe(true);
    expect(await approvals.get(asked.id)).toMatchObject({ status: 'pending', requestedAt: now + 1 });
  });

  it('is decided once, and not when it ran out', async () => {
    expect(await decide(asked.expiresAt)).toBe(false);
    expect(await decide(asked.expiresAt - 1, 'rejected')).toBe(true);
    expect(await decide()).toBe(false);
    expect(await status()).toBe('rejected');
  });

  it('is used once, when it was approved, and not when it ran out', async () => {
    await expect(use(now)).rejects.toThrow();
    await decide();
    await expect(use(asked.expiresAt)).rejects.toThrow();
    await use(asked.expiresAt - 1);
    await expect(use(now)).rejects.toThrow();
    expect(await status()).toBe('used');
  });
});
