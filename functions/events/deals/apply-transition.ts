import { applyTransition } from '../../../lib/deals/apply-transition.ts';
import { dealTransitions } from '../../../lib/deals/transition-queue.ts';
import { eachMessage } from '../../../lib/platform/messages.ts';
import { dealDependencies } from '../../parts/deals.ts';
import { sender } from '../../parts/queues.ts';

const deps = {
  ...dealDependencies(),
  queue: sender(dealTransitions),
};

/** Starts or ends a deal on the second. An early message waits in the queue. */
export const handler = eachMessage(dealTransitions, async (message) => {
  await applyTransition(deps, message);
});
