import type { SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import { recordedBooking } from '../contract/booking.ts';
import { envelope } from '../contract/events/envelope.ts';
import { inParallel } from '../platform/in-parallel.ts';
import { logger } from '../platform/logger.ts';
import { readMessages, wasDelivered } from '../platform/queue.ts';
import { type TellBookingDeps, tellBooking, topicsOf } from './tell-booking.ts';

/** What the queue holds: an EventBridge event whose detail is our envelope. */
const bookingEvent = z.object({ detail: envelope.extend({ data: recordedBooking }) });

/** Bookings told side by side. */
const width = 10;

/**
 * Tells of a batch of bookings. One look finds the few that somebody watches.
 * @returns the ids of the messages that must come again
 */
export async function tellBookings(deps: TellBookingDeps, event: SQSEvent): Promise<string[]> {
  const { messages, poison } = readMessages(bookingEvent, event);
  const heads = await deps.topics.heads([
    ...new Set(messages.flatMap(({ body }) => topicsOf(body.detail.data))),
  ]);
  const outcomes = await inParallel(messages, width, ({ body, record }) =>
    tellBooking(deps, { booking: body.detail.data, repeated: wasDelivered(record) }, heads),
  );
  const failed = outcomes.flatMap((outcome, index) => {
    if (outcome.status === 'fulfilled') return [];
    logger.error('a booking was not told', { error: outcome.reason });
    return messages[index]?.record.messageId ?? [];
  });
  return [...poison, ...failed];
}
