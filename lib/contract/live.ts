import * as z from 'zod';
import { availability } from './availability.ts';
import { queuedBooking, recordedBooking, recordedStatus } from './booking.ts';
import { base32Alphabet, bookingId, bookingIdLength, dealId } from './ids.ts';
import { instant } from './instant.ts';
import type { ProblemCode } from './problem.ts';
import { opaqueText } from './text.ts';

/**
 * What travels on a socket: the messages of docs/decisions/0020-live-updates.md. API Gateway takes frames of 32 KB, and
 * the longest message of a client is far below.
 */
export const liveLimits = {
  topicsInMessage: 10,
  topicsOfConnection: 50,
  /** Of any kind, and whether they can be read or not. */
  messagesPerMinute: 60,
  /** With as many that were refused as a whole the connection is closed. */
  refusedMessages: 10,
  /** So often a minute the topics that a connection has may be asked for again. */
  againPerMinute: 20,
  /** The most that is replayed; who missed more gets the state. */
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
      '`deal:{dealId}` for anybody, `booking:{bookingId}` for its owner, `me` for what becomes of one’s bookings.',
    example: 'deal:deal_5v8q2m7r4t9w3x6z',
  });
export type LiveTopic = z.infer<typeof liveTopic>;

const requestId = opaqueText({ max: 64 }).meta({
  description: 'Chosen by the client; the answers to this message carry it.',
});
const seq = z
  .int()
  .min(0)
  .meta({ format: 'int64', description: 'The number of the topic’s latest message, as far as this goes.' });
const now = z.int().meta({
  format: 'int64',
  description: 'The server’s time in milliseconds since the epoch: a sample for the clock.',
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
          description: 'The last number seen of this topic; without it, the state is sent.',
        }),
      }),
    ),
    token: opaqueText({ max: 8_192 }).optional().meta({
      description: 'A customer’s access token or a guest’s token; only where a topic needs one.',
    }),
  })
  .meta({ id: 'LiveSubscribe', description: 'Asks to be told of topics. Doing it again is no harm.' });

export const liveUnsubscribe = z
  .strictObject({ type: z.literal('unsubscribe'), id: requestId, topics: topics(liveTopic) })
  .meta({ id: 'LiveUnsubscribe', description: 'Asks to be told of topics no longer.' });

export const livePing = z.strictObject({ type: z.literal('ping'), id: requestId }).meta({
  id: 'LivePing',
  description: 'Keeps the connection open: every 5 minutes, and when the app comes back.',
});

export const liveClientMessage = z
  .discriminatedUnion('type', [liveSubscribe, liveUnsubscribe, livePing])
  .meta({ id: 'LiveClientMessage', description: 'What a client may send.' });

/** What one is told of one’s own bookings. */
export const bookingChange = z
  .object({ bookingId, dealId, status: recordedStatus })
  .meta({ id: 'LiveBookingChange', description: 'One of the caller’s bookings changed its status.' });
export type BookingChange = z.infer<typeof bookingChange>;

const states = [availability, queuedBooking, recordedBooking] as const;
const liveState = z
  .union(states)
  .meta({ id: 'LiveState', description: 'The Availability of a deal, or a Booking. `me` has no state.' });
const liveData = z.union([...states, bookingChange]).meta({
  id: 'LiveData',
  description:
    'Of `deal:…` the Availability, of `booking:…` the Booking, of `me` which booking has which status now.',
});
export type LiveState = z.infer<typeof liveState>;
export type LiveData = z.infer<typeof liveData>;

export const liveMessage = z
  .object({
    type: z.literal('message'),
    topic: liveTopic,
    seq: seq.meta({
      format: 'int64',
      description: 'The next number of the topic. There are no gaps: when one is missing, ask with `after`.',
    }),
    at: instant.meta({ description: 'When it was numbered.' }),
    event: z.string().meta({
      description: '`deal.availability`, or the booking’s status as in `booking.held`.',
      example: 'deal.availability',
    }),
    data: liveData,
  })
  .meta({ id: 'LiveMessage', description: 'Something changed; this is how it stands now.' });
export type LiveMessage = z.infer<typeof liveMessage>;

export const liveSubscribed = z
  .object({
    type: z.literal('subscribed'),
    id: requestId,
    topic: liveTopic,
    seq,
    now,
    state: liveState.optional().meta({
      description: 'How it stands as of `seq`; absent when `messages` is there, and always of `me`.',
    }),
    messages: z
      .array(liveMessage)
      .optional()
      .meta({
        description: `What came after \`after\`, when all of it is kept (an hour, ${liveLimits.replayed} messages).`,
      }),
  })
  .meta({ id: 'LiveSubscribed', description: 'From now on the topic is told; one answer for each topic.' });
export type LiveSubscribed = z.infer<typeof liveSubscribed>;

/** The problem codes that a socket uses; docs/errors.md tells of them. */
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
  .meta({ id: 'LiveUnsubscribed', description: 'These topics are told no longer.' });
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
      'Too many watch this deal: read its availability every so many seconds, and a random part of `jitterSeconds` more, until a `message` of the topic comes. The end of the deal is told here all the same.',
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
    description: 'What the server sends; ignore types that you do not know.',
  });

export type LiveSubscribe = z.infer<typeof liveSubscribe>;
export type LiveUnsubscribe = z.infer<typeof liveUnsubscribe>;
export type LiveClientMessage = z.infer<typeof liveClientMessage>;
export type LiveServerMessage = z.infer<typeof liveServerMessage>;

/** Each message by its name in the documents. */
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
