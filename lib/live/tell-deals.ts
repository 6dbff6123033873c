import { type MarkDeps, markDealDue } from './mark-due.ts';
import type { DealNews } from './queues.ts';
import { type TellDealDeps, tellDeal } from './tell-deal.ts';

/**
 * Works on what is queued for deals: an event of a deal marks it as due, like a change of its stock does; a mark's own
 * message tells.
 */
export async function onDealNews(
  deps: TellDealDeps & MarkDeps,
  news: DealNews,
  repeated: boolean,
): Promise<void> {
  if ('subject' in news) await markDealDue(deps, news.subject, news.id);
  else await tellDeal(deps, news.dealId, repeated);
}
