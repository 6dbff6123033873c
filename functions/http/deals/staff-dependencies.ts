import type { StaffDealDependencies } from '../../../lib/deals/dependencies.ts';
import { auditOfThisFunction } from '../audit/audit-log.ts';
import { dealDependencies } from './dependencies.ts';

/** What every function that staff change deals by is made of. */
export const staffDealDependencies = (): StaffDealDependencies => ({
  ...dealDependencies(),
  audit: auditOfThisFunction(),
});
