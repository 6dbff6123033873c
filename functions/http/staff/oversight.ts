import { approvalRepository } from '../../../lib/approvals/approval-repository.ts';
import { dayRefunds } from '../../../lib/approvals/day-refunds.ts';
import { oversight } from '../../../lib/approvals/oversight.ts';
import { oversightPolicy } from '../../../lib/approvals/oversight-policy.ts';
import type { Oversight } from '../../../lib/approvals/permit.ts';
import { dynamoDocuments } from '../../../lib/platform/aws.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { auditOfThisFunction } from '../audit/audit-log.ts';

/** The oversight of staff by this stage's policy. */
export function oversightOfThisFunction(): Oversight {
  const env = readEnvironment(['STAFF_TABLE', 'OVERSIGHT_POLICY']);
  const dynamo = dynamoDocuments();
  return oversight({
    policy: oversightPolicy.parse(JSON.parse(env.OVERSIGHT_POLICY)),
    approvals: approvalRepository(dynamo, env.STAFF_TABLE),
    refunds: dayRefunds(dynamo, env.STAFF_TABLE),
    audit: auditOfThisFunction(),
    clock,
  });
}
