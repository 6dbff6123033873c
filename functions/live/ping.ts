import { livePing } from '../../lib/contract/live.ts';
import { receiveDependencies } from '../parts/live.ts';
import { answerOnce, messageOf, type SocketEvent } from './answer.ts';

const deps = receiveDependencies();

/** Keeps a connection open, and sends its clock a sample. */
export const handler = async (event: SocketEvent) => {
  const ping = livePing.safeParse(messageOf(event));
  return answerOnce(deps, event, {
    reply: ping.success ? { type: 'pong', id: ping.data.id, now: deps.clock.now() } : undefined,
    otherwise: 'A ping has an id of 1 to 64 characters, and no other field.',
  });
};
