import { receiveDependencies } from '../parts/live.ts';
import { answerOnce, messageOf, type SocketEvent } from './answer.ts';

const deps = receiveDependencies();

/** Refuses an unknown message. API Gateway itself would only answer `Forbidden`. */
export const handler = async (event: SocketEvent) =>
  answerOnce(deps, event, {
    reply: undefined,
    otherwise:
      messageOf(event) === undefined
        ? 'The message is not JSON. Send a JSON object.'
        : 'There is no such type of message. Send subscribe, unsubscribe or ping.',
  });
