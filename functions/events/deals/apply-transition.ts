import { applyTransition } from '../../../lib/deals/apply-transition.ts';
import { dealTransitions } from '../../../lib/deals/transition-queue.ts';
import { sqsClient } from '../../../lib/platform/aws.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { eachMessage } from '../../../lib/platform/messages.ts';
import { senderTo } from '../../../lib/platform/send.ts';
import { dealDependencies } from '../../http/deals/dependencies.ts';

const { DEAL_TRANSITION_QUEUE_URL } = readEnvironment(['DEAL_TRANSITION_QUEUE_URL']);
const deps = {
  ...dealDependencies(),
  queue: senderTo(dealTransitions, sqsClient(), DEAL_TRANSITION_QUEUE_URL),
};

/** Starts or ends a deal on the second: a message that comes early waits in the queue. */
export const handler = eachMessage(dealTransitions, async (message) => {
  await applyTransition(deps, message);
});
