import * as z from 'zod';
import { availability } from './availability.ts';
import { queuedBooking, recordedBooking, recordedStatus } from './booking.ts';
import { base32Alphabet, bookingId, bookingIdLength } from './ids.ts';
import { instant } from './instant.ts';
import type { ProblemCode } from './problem.ts';
import { sold } from './sold.ts';
import { opaqueText } from './text.ts';

/**
 * The limits of a socket; its messages are in docs/decisions/0020-live-updates.md. API Gateway accepts frames of 32 KB,
 * and the longest message of a client is far below that.
 */
export const liveLimits = {
  topicsInMessage: 10,
  topicsOfConnection: 50,
  /** Messages of any kind, valid or not. */
  messagesPerMinute: 60,
  /** After this many refused messages the connection is closed. */
  refusedMessages: 10,
  /** How often a minute a client may subscribe again to a topic that it has. */
  againPerMinute: 20,
  /** The most messages that are replayed. A client that missed more gets the state. */
  replayed: 50,
} as const;

const id = (prefix: string, length: number) => `${prefix}_[${base32Alphabet}]{${length}}`;

export const liveTopic = z
  .string()
  .regex(
    new RegExp(`^(deal:${id('deal', 16)}|booking:${id('bkg', bookingIdLength)}|me)$`),
    'must be deal:{dealId}, booking:{bookingId} or me',
  )
  .meta({
    id: 'LiveTopic',
    description:
      '`deal:{dealId}` for everyone, `booking:{bookingId}` for its owner, `me` for changes of one’s own bookings.',
    example: 'deal:deal_5v8q2m7r4t9w3x6z',
  });
export type LiveTopic = z.infer<typeof liveTopic>;

const requestId = opaqueText({ max: 64 }).meta({
  description: 'Chosen by the client. The answers to this message repeat it.',
});
const seq = z
  .int()
  .min(0)
  .meta({ format: 'int64', description: 'The number of the topic’s latest message at this point.' });
const now = z.int().meta({
  format: 'int64',
  description: 'The server’s time in milliseconds since the epoch, as a sample for the client’s clock.',
});
const topics = <T extends z.ZodType>(each: T) => z.array(each).min(1).max(liveLimits.topicsInMessage);

export const liveSubscribe = z
  .strictObject({
    type: z.literal('subscribe'),
    id: requestId,
    topics: topics(
      z.strictObject({
        topic: liveTopic,
        after: seq.optional().meta({
          format: 'int64',
          description:
            'The number of the last message received on this topic. Without it, the answer has the state.',
        }),
      }),
    ),
    token: opaqueText({ max: 8_192 }).optional().meta({
      description: 'A customer’s access token or a guest’s token. Only for topics that need one.',
    }),
  })
  .meta({ id: 'LiveSubscribe', description: 'Subscribes to topics. Repeating it is safe.' });

export const liveUnsubscribe = z
  .strictObject({ type: z.literal('unsubscribe'), id: requestId, topics: topics(liveTopic) })
  .meta({ id: 'LiveUnsubscribe', description: 'Unsubscribes from topics.' });

export const livePing = z.strictObject({ type: z.literal('ping'), id: requestId }).meta({
  id: 'LivePing',
  description:
    'Keeps the connection open. Send it every 5 minutes, and when the app comes back to the foreground.',
});

export const liveClientMessage = z
  .discriminatedUnion('type', [liveSubscribe, liveUnsubscribe, livePing])
  .meta({ id: 'LiveClientMessage', description: 'The messages that a client may send.' });

/** A change of one of the caller’s own bookings. */
export const bookingChange = z
  .object({ bookingId, ...sold, status: recordedStatus })
  .meta({ id: 'LiveBookingChange', description: 'One of the caller’s bookings changed its status.' });
export type BookingChange = z.infer<typeof bookingChange>;

const states = [availability, queuedBooking, recordedBooking] as const;
const liveState = z
  .union(states)
  .meta({ id: 'LiveState', description: 'The Availability of a deal, or a Booking. `me` has no state.' });
const liveData = z.union([...states, bookingChange]).meta({
  id: 'LiveData',
  description:
    'For `deal:…` the Availability, for `booking:…` the Booking, for `me` the id and new status of a booking.',
});
export type LiveState = z.infer<typeof liveState>;
export type LiveData = z.infer<typeof liveData>;

export const liveMessage = z
  .object({
    type: z.literal('message'),
    topic: liveTopic,
    seq: seq.meta({
      format: 'int64',
      description:
        'The next number of the topic. There are no gaps: when a number is missing, subscribe with `after`.',
    }),
    at: instant.meta({ description: 'When the message was numbered.' }),
    event: z.string().meta({
      description: '`deal.availability`, or the booking’s status as in `booking.held`.',
      example: 'deal.availability',
    }),
    data: liveData,
  })
  .meta({ id: 'LiveMessage', description: 'A change, with the new state.' });
export type LiveMessage = z.infer<typeof liveMessage>;

export const liveSubscribed = z
  .object({
    type: z.literal('subscribed'),
    id: requestId,
    topic: liveTopic,
    seq,
    now,
    state: liveState.optional().meta({
      description: 'The state as of `seq`. Absent when `messages` is present, and always for `me`.',
    }),
    messages: z
      .array(liveMessage)
      .optional()
      .meta({
        description: `The messages after \`after\`, if all of them are still stored (for an hour, at most ${liveLimits.replayed}).`,
      }),
  })
  .meta({ id: 'LiveSubscribed', description: 'The topic is subscribed. Each topic gets its own answer.' });
export type LiveSubscribed = z.infer<typeof liveSubscribed>;

/** The problem codes that a socket uses; docs/errors.md explains them. */
export const liveRefusalCodes = [
  'invalid_request',
  'unauthenticated',
  'not_found',
  'too_many_requests',
  'unavailable',
  'internal',
] as const satisfies readonly ProblemCode[];
export type LiveRefusalCode = (typeof liveRefusalCodes)[number];

export const liveRefused = z
  .object({
    type: z.literal('refused'),
    id: requestId.optional(),
    topic: liveTopic.optional().meta({ description: 'Absent when the whole message is refused.' }),
    code: z.enum(liveRefusalCodes),
    detail: z.string(),
  })
  .meta({ id: 'LiveRefused', description: 'The message, or one topic of it, was refused.' });
export type LiveRefused = z.infer<typeof liveRefused>;

export const liveUnsubscribed = z
  .object({ type: z.literal('unsubscribed'), id: requestId, topics: z.array(liveTopic) })
  .meta({ id: 'LiveUnsubscribed', description: 'These topics are unsubscribed.' });
export type LiveUnsubscribed = z.infer<typeof liveUnsubscribed>;

export const livePoll = z
  .object({
    type: z.literal('poll'),
    topic: liveTopic,
    everySeconds: z.int().min(1),
    jitterSeconds: z.int().min(0),
  })
  .meta({
    id: 'LivePoll',
    description:
      'This deal has too many watchers. Read its availability every so many seconds, plus a random part of `jitterSeconds`, until a `message` of the topic arrives. The end of the deal still arrives here.',
  });
export type LivePoll = z.infer<typeof livePoll>;

export const livePong = z
  .object({ type: z.literal('pong'), id: requestId, now })
  .meta({ id: 'LivePong', description: 'The answer to a ping.' });
export type LivePong = z.infer<typeof livePong>;

export const liveServerMessage = z
  .discriminatedUnion('type', [
    liveSubscribed,
    liveRefused,
    liveUnsubscribed,
    liveMessage,
    livePoll,
    livePong,
  ])
  .meta({
    id: 'LiveServerMessage',
    description: 'The messages that the server sends. Ignore types that you do not know.',
  });

export type LiveSubscribe = z.infer<typeof liveSubscribe>;
export type LiveUnsubscribe = z.infer<typeof liveUnsubscribe>;
export type LiveClientMessage = z.infer<typeof liveClientMessage>;
export type LiveServerMessage = z.infer<typeof liveServerMessage>;

/** The messages by their names in the documents. */
export const liveMessages = {
  fromClient: { subscribe: liveSubscribe, unsubscribe: liveUnsubscribe, ping: livePing },
  fromServer: {
    subscribed: liveSubscribed,
    refused: liveRefused,
    unsubscribed: liveUnsubscribed,
    message: liveMessage,
    poll: livePoll,
    pong: livePong,
  },
} as const;
