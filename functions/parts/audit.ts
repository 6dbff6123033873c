import { auditLog } from '../../lib/audit/audit-log.ts';
import { readEnvironment, seconds } from '../../lib/platform/environment.ts';
import { lazy } from '../../lib/platform/lazy.ts';
import { dynamo, tableAt } from './dynamo.ts';

/** The audit, for functions with which staff change something. */
export const audit = /* @__PURE__ */ lazy(() =>
  auditLog(dynamo(), {
    table: tableAt('AUDIT_TABLE'),
    keepSeconds: readEnvironment({ AUDIT_RETENTION_SECONDS: seconds }).AUDIT_RETENTION_SECONDS,
  }),
);
