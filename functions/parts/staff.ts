import { approvalRepository } from '../../lib/approvals/approval-repository.ts';
import { dayRefunds } from '../../lib/approvals/day-refunds.ts';
import { oversightOf } from '../../lib/approvals/oversight.ts';
import { oversightPolicy } from '../../lib/approvals/oversight-policy.ts';
import { systemClock as clock } from '../../lib/platform/clock.ts';
import { endedTokens } from '../../lib/platform/ended-tokens.ts';
import { json, nonEmpty, readEnvironment } from '../../lib/platform/environment.ts';
import { lazy } from '../../lib/platform/lazy.ts';
import { staffDirectory } from '../../lib/staff/staff-directory.ts';
import { audit } from './audit.ts';
import { cognito } from './clients.ts';
import { dynamo, tableAt } from './dynamo.ts';

/** Requests for approval. */
export const approvals = /* @__PURE__ */ lazy(() => approvalRepository(dynamo(), tableAt('STAFF_TABLE')));

/** The oversight of staff, by this stage's policy. */
export const oversight = /* @__PURE__ */ lazy(() =>
  oversightOf({
    policy: readEnvironment({ OVERSIGHT_POLICY: json(oversightPolicy) }).OVERSIGHT_POLICY,
    approvals: approvals(),
    refunds: dayRefunds(dynamo(), tableAt('STAFF_TABLE')),
    audit: audit(),
    clock,
  }),
);

/** The dependencies of the functions that show the staff. */
export const staffDependencies = () => ({
  directory: staffDirectory(cognito(), readEnvironment({ STAFF_POOL_ID: nonEmpty }).STAFF_POOL_ID),
  clock,
});

/** The dependencies of the functions with which admins change the staff. */
export const staffChangeDependencies = () => ({
  ...staffDependencies(),
  audit: audit(),
  tokens: endedTokens(dynamo(), tableAt('STAFF_TABLE')),
});
