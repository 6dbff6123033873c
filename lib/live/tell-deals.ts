import { type MarkDeps, markDealDue } from './mark-due.ts';
import type { DealNews } from './queues.ts';
import { type TellDealDeps, tellDeal } from './tell-deal.ts';

/**
 * Processes the queue of deals. An event marks its deal as due, as a change of its stock does. The mark's own message
 * sends the update.
 */
export async function onDealNews(
  deps: TellDealDeps & MarkDeps,
  news: DealNews,
  repeated: boolean,
): Promise<void> {
  if ('subject' in news) await markDealDue(deps, news.subject, news.id);
  else await tellDeal(deps, news.dealId, repeated);
}
