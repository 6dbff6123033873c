import { applyTransition, transitionMessage } from '../../../lib/deals/apply-transition.ts';
import { transitionQueue } from '../../../lib/deals/transition-queue.ts';
import { sqsClient } from '../../../lib/platform/aws.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { eachMessage } from '../../../lib/platform/queue.ts';
import { dealDependencies } from '../../http/deals/dependencies.ts';

const { DEAL_TRANSITION_QUEUE_URL } = readEnvironment(['DEAL_TRANSITION_QUEUE_URL']);
const deps = { ...dealDependencies(), queue: transitionQueue(sqsClient(), DEAL_TRANSITION_QUEUE_URL) };

/** Starts or ends a deal on the second: a message that comes early waits in the queue. */
export const handler = eachMessage(transitionMessage, async (message) => {
  await applyTransition(deps, message);
});
