import { toInstant } from '../platform/clock.ts';
import { logger } from '../platform/logger.ts';
import { catchUp } from './apply-transition.ts';
import type { StoredDeal } from './deal.ts';
import { decideDue } from './decide.ts';
import type { DealDependencies } from './dependencies.ts';

/** Writes in parallel. Each is one write or a small transaction. */
const parallel = 10;

/**
 * Starts and ends deals whose timer was missed. A deal that fails now waits for the next minute and does not delay the
 * others.
 */
export async function sweepTransitions(deps: DealDependencies): Promise<{ started: number; ended: number }> {
  const swept = { started: 0, ended: 0 };
  for await (const deals of deps.deals.overdue(toInstant(deps.clock.now()))) {
    for (let first = 0; first < deals.length; first += parallel) {
      await Promise.all(deals.slice(first, first + parallel).map((deal) => sweepOne(deps, deal, swept)));
    }
  }
  return swept;
}

async function sweepOne(
  deps: DealDependencies,
  listed: StoredDeal,
  swept: { started: number; ended: number },
) {
  try {
    const due = decideDue(listed, toInstant(deps.clock.now()));
    const steps = await catchUp(deps, listed);
    if (steps > 0 && due === 'live') swept.started += 1;
    if (steps > 1 || (steps > 0 && due === 'ended')) swept.ended += 1;
  } catch (error) {
    logger.error('deal not swept', { dealId: listed.id, error });
  }
}
