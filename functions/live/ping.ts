import { livePing } from '../../lib/contract/live.ts';
import { systemClock } from '../../lib/platform/clock.ts';
import { answer, messageOf, refuse, type SocketEvent } from './answer.ts';

/** Keeps a connection open, and gives its clock a sample. */
export const handler = async (event: SocketEvent) => {
  const message = messageOf(event);
  const ping = livePing.safeParse(message);
  if (!ping.success)
    return answer(refuse(message, 'A ping has an id of 1 to 64 characters, and nothing else.'));
  return answer({ type: 'pong', id: ping.data.id, now: systemClock.now() });
};
