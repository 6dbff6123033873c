import {
  type LiveRefusalCode,
  type LiveRefused,
  type LiveTopic,
  liveLimits,
  liveRefusalCodes,
} from '../contract/live.ts';
import { AppError } from '../platform/errors.ts';
import { logger } from '../platform/logger.ts';

/**
 * Returns the refusal to send for an error. The caller's errors keep their code; ours become `internal`. A forbidden
 * topic is reported as `not_found`.
 */
export function refusalOf(error: unknown, id: string, topic: LiveTopic): LiveRefused {
  if (error instanceof AppError) {
    const code = liveRefusalCodes.find((known) => known === error.code);
    if (code) return { type: 'refused', id, topic, code, detail: error.message };
    if (error.code === 'forbidden')
      return {
        type: 'refused',
        id,
        topic,
        code: 'not_found',
        detail: 'There is no such topic. Check its id.',
      };
  }
  logger.error('topic subscription failed', { error });
  return {
    type: 'refused',
    id,
    topic,
    code: 'internal',
    detail: 'Something went wrong on our side. Try again later.',
  };
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
  `At most ${liveLimits.messagesPerMinute} messages a minute are allowed. Wait a minute.`,
);

export const askedTooOften = refusal(
  'too_many_requests',
  `At most ${liveLimits.againPerMinute} repeated topics a minute are answered. Wait a minute.`,
);

export const tooManyTopics = refusal(
  'too_many_requests',
  `A connection has at most ${liveLimits.topicsOfConnection} topics. Unsubscribe from some first.`,
);
