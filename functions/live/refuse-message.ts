import { answer, messageOf, refuse, type SocketEvent } from './answer.ts';

/** Tells a client that its message is none: API Gateway itself would only say `Forbidden`. */
export const handler = async (event: SocketEvent) => {
  const message = messageOf(event);
  return answer(
    refuse(
      message,
      message === undefined
        ? 'The message is not JSON.'
        : 'There is no such type of message. A client may send subscribe, unsubscribe and ping.',
    ),
  );
};
