import {
  type LiveRefusalCode,
  type LiveRefused,
  type LiveTopic,
  liveLimits,
  liveRefusalCodes,
} from '../contract/live.ts';
import { AppError } from '../platform/errors.ts';
import { logger } from '../platform/logger.ts';

/** What the caller is told of an error: theirs as it is, ours as `internal`. What one may not do does not exist. */
export function refusalOf(error: unknown, id: string, topic: LiveTopic): LiveRefused {
  if (error instanceof AppError) {
    const code = liveRefusalCodes.find((known) => known === error.code);
    if (code) return { type: 'refused', id, topic, code, detail: error.message };
    if (error.code === 'forbidden')
      return { type: 'refused', id, topic, code: 'not_found', detail: 'There is no such topic.' };
  }
  logger.error('a topic was not subscribed to', { error });
  return { type: 'refused', id, topic, code: 'internal', detail: 'Something went wrong on our side.' };
}

const refusal =
  (code: LiveRefusalCode, detail: string) =>
  (id: string | undefined, topic?: LiveTopic): LiveRefused => ({
    type: 'refused',
    ...(id && { id }),
    ...(topic && { topic }),
    code,
    detail,
  });

export const tooManyMessages = refusal(
  'too_many_requests',
  `At most ${liveLimits.messagesPerMinute} messages a minute.`,
);

export const askedTooOften = refusal(
  'too_many_requests',
  `Topics that this connection has are answered again ${liveLimits.againPerMinute} times a minute.`,
);

export const tooManyTopics = refusal(
  'too_many_requests',
  `At most ${liveLimits.topicsOfConnection} topics on a connection.`,
);
