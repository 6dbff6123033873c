import { getReport as operation } from '../../../lib/contract/operations/figures-report.ts';
import { getReport } from '../../../lib/figures/reports/get-report.ts';
import { requireStaff } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { deals } from '../../parts/deals.ts';
import { reports } from '../../parts/figures.ts';
import { stocks } from '../../parts/stock.ts';

const deps = { reports: reports(), deals: deals(), stocks: stocks() };

/** Makes a report of what the caller may see. */
export const handler = endpoint(operation, async ({ query, caller }) => ({
  status: 200,
  body: await getReport(deps, { ...query, staff: requireStaff(caller) }),
}));
