import { approvalRepository } from '../../lib/approvals/approval-repository.ts';
import { dayRefunds } from '../../lib/approvals/day-refunds.ts';
import { oversightOf } from '../../lib/approvals/oversight.ts';
import type { OversightPolicy } from '../../lib/approvals/oversight-policy.ts';
import type { Oversight } from '../../lib/approvals/permit.ts';
import type { Clock } from '../../lib/platform/clock.ts';
import type { AuditBed } from './audit-bed.ts';
import type { startDynamoDb } from './dynamodb.ts';

/** Where a test is about something else. */
export const unlimited: Oversight = { permit: async () => ({ parts: [] }) };

const alone: OversightPolicy = {
  refund: { stepUpMinor: 20_000, approvalMinor: null },
  refundsADay: { stepUpMinor: 50_000, approvalMinor: null },
  approvePriceChanges: false,
  approveExports: false,
  approveDeletions: false,
};

/** Oversight on a table of its own. */
export async function oversightBed(
  database: Awaited<ReturnType<typeof startDynamoDb>>,
  { clock, audit }: { readonly clock: Clock } & Pick<AuditBed, 'audit'>,
) {
  const table = await database.table('staff');
  const approvals = approvalRepository(database.dynamo, table);
  const refunds = dayRefunds(database.dynamo, table);
  return {
    approvals,
    refunds,
    with: (policy: Partial<OversightPolicy> = {}): Oversight =>
      oversightOf({ policy: { ...alone, ...policy }, approvals, refunds, audit, clock }),
  };
}
