import * as z from 'zod';
import { category, deal } from '../deal.ts';
import { dealId } from '../ids.ts';
import { defineOperation } from '../operation.ts';
import { pageOf, pageQuery } from '../page.ts';

export const listDeals = defineOperation({
  id: 'listDeals',
  capability: 'deals',
  method: 'GET',
  path: '/v1/deals',
  summary: 'Deals on sale and upcoming deals',
  description:
    'Live deals, the latest start first, then scheduled ones, the next start first; or those of one state. Paused deals are listed with the live ones. Ended ones are sorted by start time, the latest first. Drafts and cancelled deals are never listed.',
  access: 'anyone',
  limit: 'publicReads',
  query: z.strictObject({
    state: z.enum(['live', 'scheduled', 'ended']).optional(),
    category: category.optional(),
    ...pageQuery,
  }),
  etag: true,
  maxAge: 1,
  success: { 200: { description: 'A page of deals', schema: pageOf(deal, 'DealPage') } },
  errors: [],
});

export const getDeal = defineOperation({
  id: 'getDeal',
  capability: 'deals',
  method: 'GET',
  path: '/v1/deals/{dealId}',
  summary: 'One deal',
  description: 'With its price, window and stock as of the last second. A draft answers `not_found`.',
  access: 'anyone',
  limit: 'publicReads',
  params: z.object({ dealId }),
  etag: true,
  maxAge: 1,
  success: { 200: { description: 'The deal', schema: deal } },
  errors: ['not_found'],
});
