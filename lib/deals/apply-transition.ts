import { secondsUntil, toEpochMs, toInstant } from '../platform/clock.ts';
import type { Sender } from '../platform/send.ts';
import type { StoredDeal } from './deal.ts';
import { decideDue } from './decide.ts';
import type { DealDependencies } from './dependencies.ts';
import type { Transition } from './transition-queue.ts';
import { byTime, moveDeal } from './write-deal.ts';

type Outcome = 'applied' | 'waits' | 'nothing';

/**
 * Applies a transition that is due. It decides by the deal as it is now, not by the message. A message that is
 * repeated, late, or about a window that moved therefore does no harm. An early message is sent again, to arrive on the
 * second.
 */
export async function applyTransition(
  deps: DealDependencies & { readonly queue: Pick<Sender<Transition>, 'send'> },
  message: Transition,
): Promise<Outcome> {
  const deal = await deps.deals.get(message.dealId, { consistent: true });
  if (!deal) return 'nothing';
  const now = deps.clock.now();
  if (message.at === boundary(deal, message.to) && toEpochMs(message.at) > now) {
    await deps.queue.send(message, secondsUntil(toEpochMs(message.at), now));
    return 'waits';
  }
  return (await catchUp(deps, deal)) > 0 ? 'applied' : 'nothing';
}

const boundary = (deal: StoredDeal, to: Transition['to']) => (to === 'live' ? deal.startsAt : deal.endsAt);

/**
 * Brings the stored state up to its window: a start, an end, or one after the other.
 * @returns how many steps this call took; another function may have taken them
 */
export async function catchUp(deps: DealDependencies, deal: StoredDeal): Promise<number> {
  let steps = 0;
  let current: StoredDeal | undefined = deal;
  while (current) {
    const due = decideDue(current, toInstant(deps.clock.now()));
    if (!due) return steps;
    current = await moveDeal(deps, current, due, byTime);
    if (current) steps += 1;
  }
  return steps;
}
