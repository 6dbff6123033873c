import * as z from 'zod';
import { sellerId } from '../ids.ts';
import { defineOperation } from '../operation.ts';
import { report, reportComparison, reportDay, reportDivision, reportTimeZone } from '../report.ts';

export const getReport = defineOperation({
  id: 'getReport',
  capability: 'figures',
  method: 'GET',
  path: '/v1/admin/report',
  summary: 'Bookings, conversion, sell-through and money of a period',
  description:
    'Counted from events and from the ledger, each once, some seconds behind; `bookings` and `money` say how far. Sellers see their own deals. Admins and support see all sellers, or one. A day is one of `timeZone`; at a change of the clocks it has 23 or 25 hours. At most 366 days by day, 92 by deal, category, city or seller, and 8 by hour.',
  access: ['admin', 'seller', 'support'],
  sellerRoles: ['owner', 'manager', 'finance'],
  limit: 'lists',
  query: z.strictObject({
    by: reportDivision.default('day'),
    from: reportDay,
    to: reportDay.meta({ description: 'The last day, included.' }),
    timeZone: reportTimeZone.default('UTC'),
    compare: reportComparison.default('none'),
    sellerId: sellerId.optional(),
  }),
  success: { 200: { description: 'The report', schema: report } },
  errors: ['not_found'],
});
