import * as z from 'zod';
import { dealId } from '../contract/ids.ts';
import { instant } from '../contract/instant.ts';
import { queueOf } from '../platform/queue.ts';

/** What the scheduler sends a little early: this deal is due to start or end at this instant. */
const transition = z.strictObject({ dealId, to: z.enum(['live', 'ended']), at: instant });
export type Transition = z.infer<typeof transition>;

/** Where starts and ends of deals wait for their second. */
export const dealTransitions = queueOf('deal-transitions', transition);
