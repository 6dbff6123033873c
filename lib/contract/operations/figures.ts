import * as z from 'zod';
import { dropFigures } from '../drop-figures.ts';
import { dailyRevenue, dealFigures } from '../figures.ts';
import { dealId, sellerId } from '../ids.ts';
import { defineOperation } from '../operation.ts';
import { pageOf, pageQuery } from '../page.ts';
import { ledgerDay } from '../refund.ts';

export const getFigures = defineOperation({
  id: 'getFigures',
  capability: 'figures',
  method: 'GET',
  path: '/v1/admin/deals/{dealId}/figures',
  summary: 'Orders, units and money of a deal',
  description:
    'Counted from events and from the ledger, each once, some seconds behind. Revenue is by currency and by day (UTC).',
  access: ['admin', 'seller', 'support'],
  sellerRoles: ['owner', 'manager', 'finance'],
  limit: 'reads',
  params: z.object({ dealId }),
  success: { 200: { description: 'The figures', schema: dealFigures } },
  errors: ['not_found'],
});

export const getDropFigures = defineOperation({
  id: 'getDropFigures',
  capability: 'figures',
  method: 'GET',
  path: '/v1/admin/deals/{dealId}/drop',
  summary: 'A running sale: orders by second and minute, payments, queue, units, watchers',
  description:
    'Reads counters and counts nothing itself, so it is cheap enough to repeat every second. Orders are counted from events, within seconds; `countedAt` says when. It has no money and no buyer.',
  access: ['admin', 'seller', 'support'],
  limit: 'reads',
  params: z.object({ dealId }),
  success: { 200: { description: 'The sale as of now', schema: dropFigures } },
  errors: ['not_found'],
});

export const listRevenue = defineOperation({
  id: 'listRevenue',
  capability: 'figures',
  method: 'GET',
  path: '/v1/admin/revenue',
  summary: 'The money of all deals by day, newest first',
  description:
    'Sellers see their own deals. Admins and support see those of the house, or of one seller. Days are UTC; a day has a line for each currency. Amounts are in minor units, so those of one currency can be added.',
  access: ['admin', 'seller', 'support'],
  sellerRoles: ['owner', 'manager', 'finance'],
  limit: 'lists',
  query: z.strictObject({
    from: ledgerDay.optional(),
    to: ledgerDay.optional().meta({ description: 'The last day, included.' }),
    sellerId: sellerId.optional(),
    ...pageQuery,
  }),
  success: { 200: { description: 'A page of days', schema: pageOf(dailyRevenue, 'RevenuePage') } },
  errors: ['not_found'],
});
