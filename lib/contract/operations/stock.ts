import * as z from 'zod';
import { dealId } from '../ids.ts';
import { defineOperation } from '../operation.ts';
import { stock, stockTotal } from '../stock.ts';

export const getStock = defineOperation({
  id: 'getStock',
  capability: 'stock',
  method: 'GET',
  path: '/v1/admin/deals/{dealId}/stock',
  summary: 'The units of a deal, as of now',
  description:
    'One consistent read of the counters, cheap enough to repeat every second. The reconciliation compares them with the records.',
  access: ['admin', 'seller', 'support'],
  limit: 'reads',
  params: z.object({ dealId }),
  success: { 200: { description: 'The stock', schema: stock } },
  errors: ['not_found'],
});

export const setStock = defineOperation({
  id: 'setStock',
  capability: 'stock',
  method: 'PUT',
  path: '/v1/admin/deals/{dealId}/stock',
  summary: 'Set the total number of units',
  description:
    'Claimed, held and sold units stay. To stop selling, set the total to their number. The total may be less than the limit per customer. A total that the stock has already is answered as it is, so a repeated request is safe.',
  access: ['admin', 'seller'],
  limit: 'deals',
  params: z.object({ dealId }),
  body: stockTotal,
  success: { 200: { description: 'The stock', schema: stock } },
  errors: ['not_found', 'stock_committed', 'stock_changed', 'invalid_state'],
});
