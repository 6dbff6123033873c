import { liveUnsubscribe } from '../../lib/contract/live.ts';
import { unsubscribe } from '../../lib/live/unsubscribe.ts';
import { receiveDependencies } from '../parts/live.ts';
import { answering } from './answering.ts';

const deps = receiveDependencies();

/** Unsubscribes a connection from topics. */
export const handler = answering(deps, {
  schema: liveUnsubscribe,
  work: (id, message, counted) => unsubscribe(deps, id, message, counted),
});
