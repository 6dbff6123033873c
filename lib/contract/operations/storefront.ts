import { defineOperation } from '../operation.ts';
import { storefrontHome } from '../storefront-home.ts';

export const getStorefrontHome = defineOperation({
  id: 'getStorefrontHome',
  capability: 'storefront',
  method: 'GET',
  path: '/v1/storefront/home',
  summary: 'The home page',
  description:
    'The blocks of this instant, in their order, with the deals of collections. The answer is the same for every visitor, so that the edge can keep it: show those blocks whose `audience` the visitor belongs to, until their `until`, in the visitor’s language or else the first of `texts`, and read again at `nextChangeAt`. No cache keeps the answer beyond that instant. Blocks of the future are left out. A deal that cannot be booked any more is left out, a sold-out one is not.',
  access: 'anyone',
  limit: 'publicReads',
  etag: true,
  maxAge: 5,
  success: { 200: { description: 'The home page', schema: storefrontHome } },
  errors: [],
});
