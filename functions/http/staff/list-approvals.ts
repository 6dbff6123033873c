import { listApprovals } from '../../../lib/approvals/list-approvals.ts';
import { listApprovals as operation } from '../../../lib/contract/operations/staff-approvals.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { approvals } from '../../parts/staff.ts';

const deps = { approvals: approvals(), clock };

/** Lists requests for approval, newest first. */
export const handler = endpoint(operation, async ({ query }) => ({
  status: 200,
  body: await listApprovals(deps, query),
}));
