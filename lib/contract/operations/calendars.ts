import * as z from 'zod';
import {
  calendarFeedFile,
  calendarFeedId,
  calendarFeeds,
  calendarFile,
  calendarType,
  feedFutureDays,
  feedPastDays,
  mostFeeds,
  newCalendarFeed,
  openedCalendarFeed,
} from '../calendar.ts';
import { bookingId } from '../ids.ts';
import { noContent } from '../no-content.ts';
import { defineOperation } from '../operation.ts';

const capability = 'calendars';
const access = ['customer'] as const;
const file = { schema: calendarFile, contentType: calendarType } as const;
const opened = { description: 'The address with its secret', schema: openedCalendarFeed } as const;

export const getBookingCalendar = defineOperation({
  id: 'getBookingCalendar',
  capability,
  method: 'GET',
  path: '/v1/bookings/{bookingId}/calendar',
  summary: 'A booking as a calendar file',
  description:
    'For the buyer’s calendar, in UTC. Later files of the same booking replace it: the UID stays and SEQUENCE grows. A hold is tentative; a booking that ended is a cancellation. A booking of a deal has no time, so it gets `invalid_state`.',
  access: ['guest', 'customer'],
  limit: 'reads',
  params: z.object({ bookingId }),
  etag: true,
  success: { 200: { description: 'The file', ...file } },
  errors: ['not_found', 'invalid_state'],
});

export const listCalendarFeeds = defineOperation({
  id: 'listCalendarFeeds',
  capability,
  method: 'GET',
  path: '/v1/me/calendar-feeds',
  summary: 'The addresses of your calendar feeds',
  description: 'Without their secrets. Remove an address that somebody else may have.',
  access,
  limit: 'lists',
  success: { 200: { description: 'All of them', schema: calendarFeeds } },
  errors: [],
});

export const createCalendarFeed = defineOperation({
  id: 'createCalendarFeed',
  capability,
  method: 'POST',
  path: '/v1/me/calendar-feeds',
  summary: 'Make an address for a feed of your bookings',
  description: `A calendar that subscribes to it shows your booked slots and follows their changes. Only this answer has the secret; the same Idempotency-Key gives it again. You can have ${mostFeeds}.`,
  access,
  limit: 'changes',
  idempotencyKey: 'required',
  body: newCalendarFeed,
  success: { 201: opened },
  errors: ['limit_exceeded'],
});

const params = z.object({ calendarFeedId });

export const rotateCalendarFeed = defineOperation({
  id: 'rotateCalendarFeed',
  capability,
  method: 'POST',
  path: '/v1/me/calendar-feeds/{calendarFeedId}/rotate',
  summary: 'Give a feed another address',
  description: 'The old address stops at once. The same Idempotency-Key gives the new one again.',
  access,
  limit: 'changes',
  idempotencyKey: 'required',
  params,
  success: { 200: opened },
  errors: ['not_found'],
});

export const removeCalendarFeed = defineOperation({
  id: 'removeCalendarFeed',
  capability,
  method: 'DELETE',
  path: '/v1/me/calendar-feeds/{calendarFeedId}',
  summary: 'Remove the address of a feed',
  description: 'It stops at once. An address that is gone gets the same answer.',
  access,
  limit: 'changes',
  params,
  success: { 204: { description: 'It is removed', schema: noContent } },
  errors: [],
});

export const readCalendarFeed = defineOperation({
  id: 'readCalendarFeed',
  capability,
  method: 'GET',
  path: '/v1/calendar-feeds/{calendarFeedFile}',
  summary: 'A feed, by its secret address',
  description: `For calendar programs. It has the booked slots of the past ${feedPastDays} and the next ${feedFutureDays} days: of a buyer their own, of a resource how many are booked, without names. Poll every 15 minutes at most, with If-None-Match.`,
  access: 'anyone',
  limit: 'publicReads',
  params: z.object({ calendarFeedFile }),
  etag: true,
  success: { 200: { description: 'The feed', ...file } },
  errors: ['not_found'],
});
