import * as z from 'zod';
import { dealId } from '../contract/ids.ts';
import { instant } from '../contract/instant.ts';
import { queueOf } from '../platform/queue.ts';

/** A message of the scheduler, sent a little early: the deal is due to start or end at this instant. */
const transition = z.strictObject({ dealId, to: z.enum(['live', 'ended']), at: instant });
export type Transition = z.infer<typeof transition>;

/** The queue in which starts and ends of deals wait for their second. */
export const dealTransitions = queueOf('deal-transitions', transition);
