import * as z from 'zod';
import { dealState } from '../availability.ts';
import { adminDeal, dealPatch, externalId, newDeal, pricePoint } from '../deal.ts';
import { dealId, sellerId } from '../ids.ts';
import { defineOperation } from '../operation.ts';
import { pageOf, pageQuery } from '../page.ts';
import type { ProblemCode } from '../problem.ts';

const params = z.object({ dealId });
const owners = ['admin', 'seller'] as const;
const oneDeal = { 200: { description: 'The deal, with its ETag', schema: adminDeal } } as const;

export const createDeal = defineOperation({
  id: 'createDeal',
  capability: 'deals',
  method: 'POST',
  path: '/v1/admin/deals',
  summary: 'Create a deal as a draft',
  description:
    'The public does not see a draft, and all of it can still change. A seller creates their own deals. An admin creates deals of the house, or of the seller in `sellerId`.',
  access: owners,
  limit: 'deals',
  body: newDeal,
  idempotencyKey: 'required',
  etag: true,
  success: { 201: { description: 'The draft, with its ETag', schema: adminDeal } },
  errors: ['external_id_taken'],
});

export const listAdminDeals = defineOperation({
  id: 'listAdminDeals',
  capability: 'deals',
  method: 'GET',
  path: '/v1/admin/deals',
  summary: 'Deals in every state, by their creation',
  description:
    'Sellers see their own. Admins and support see all, or those of one seller. `externalId` finds the one deal with that id, of that seller or of the house.',
  access: ['admin', 'seller', 'support'],
  limit: 'lists',
  query: z.strictObject({
    state: dealState.optional(),
    sellerId: sellerId.optional(),
    externalId: externalId.optional(),
    order: z
      .enum(['newest', 'oldest'])
      .default('newest')
      .meta({ description: 'By the instant of creation.' }),
    ...pageQuery,
  }),
  success: { 200: { description: 'A page of deals', schema: pageOf(adminDeal, 'AdminDealPage') } },
  errors: [],
});

export const getAdminDeal = defineOperation({
  id: 'getAdminDeal',
  capability: 'deals',
  method: 'GET',
  path: '/v1/admin/deals/{dealId}',
  summary: 'One deal, in any state',
  description: 'With its ETag, which a change must send as If-Match.',
  access: ['admin', 'seller', 'support'],
  limit: 'reads',
  params,
  etag: true,
  success: oneDeal,
  errors: ['not_found'],
});

export const updateDeal = defineOperation({
  id: 'updateDeal',
  capability: 'deals',
  method: 'PATCH',
  path: '/v1/admin/deals/{dealId}',
  summary: 'Change a deal',
  description:
    'An ended or cancelled deal cannot change. A new price applies to orders decided from then on. Once the deal is published, a change of price or cancellation policy needs a recent sign-in. Where the stage requires it, a change of price also needs a colleague’s approval.',
  access: owners,
  limit: 'deals',
  params,
  body: dealPatch,
  ifMatch: 'required',
  etag: true,
  success: oneDeal,
  errors: ['not_found', 'invalid_state', 'recent_sign_in_required', 'approval_required'],
});

/** Makes a step in a deal’s life. Repeating a step answers the deal as it is. */
const step = <const Id extends string, const P extends string>(
  id: Id,
  path: P,
  summary: string,
  description: string,
  errors: readonly ProblemCode[] = [],
) =>
  defineOperation({
    id,
    capability: 'deals',
    method: 'POST',
    path: `/v1/admin/deals/{dealId}/${path}`,
    summary,
    description,
    access: owners,
    limit: 'deals',
    repeatable: true,
    params,
    etag: true,
    success: oneDeal,
    errors: ['not_found', 'invalid_state', ...errors],
  });

export const publishDeal = step(
  'publishDeal',
  'publication',
  'Publish a draft',
  'The deal becomes scheduled, or live when its window is open.',
);

export const pauseDeal = step(
  'pauseDeal',
  'pause',
  'Pause the sale',
  'Orders are refused until the deal resumes. Its window does not move.',
);

export const resumeDeal = step(
  'resumeDeal',
  'resumption',
  'Resume the sale after a pause',
  'The deal is live again while its window is open.',
);

export const endDeal = step(
  'endDeal',
  'ending',
  'End the deal now',
  'No more units are sold. Bookings stay.',
);

export const cancelDeal = step(
  'cancelDeal',
  'cancellation',
  'Cancel the deal',
  'In any state, also after its end. The deal disappears from the public, its holds end, and all buyers get their payment back, whatever its policy says. Once units are held or sold this needs a recent sign-in, and above the stage’s limit for refunds a colleague’s approval.',
  ['recent_sign_in_required', 'approval_required'],
);

export const listPriceHistory = defineOperation({
  id: 'listPriceHistory',
  capability: 'deals',
  method: 'GET',
  path: '/v1/admin/deals/{dealId}/price-history',
  summary: 'The prices of a deal, newest first',
  description: 'Each with the instant from which it applied.',
  access: ['admin', 'seller', 'support'],
  limit: 'lists',
  params,
  query: z.strictObject({ ...pageQuery }),
  success: { 200: { description: 'A page of prices', schema: pageOf(pricePoint, 'PricePointPage') } },
  errors: ['not_found'],
});
