import type { Ask } from '../../../frame/pages.ts';
import { readOrder } from './deal-order.ts';
import { readFilter } from './deal-query.ts';
import { dealsQuery } from './deals-query.ts';

/** Asks for the deals of the page's address. The filter of a saved view is known to the page only. */
export const ask: Ask = async ({ client }, queries, params) => {
  if (params.has('view')) return;
  await queries.prefetchInfiniteQuery(dealsQuery(client, readFilter(params), readOrder(params)));
};
