import { receiveDependencies } from '../parts/live.ts';
import { answerOnce, messageOf, type SocketEvent } from './answer.ts';

const deps = receiveDependencies();

/** Tells a client that its message is none: API Gateway itself would only say `Forbidden`. */
export const handler = async (event: SocketEvent) =>
  answerOnce(deps, event, {
    reply: undefined,
    otherwise:
      messageOf(event) === undefined
        ? 'The message is not JSON.'
        : 'There is no such type of message. A client may send subscribe, unsubscribe and ping.',
  });
