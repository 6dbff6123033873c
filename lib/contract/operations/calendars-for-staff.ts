import * as z from 'zod';
import {
  calendarFeedId,
  calendarFeeds,
  mostFeeds,
  newCalendarFeed,
  openedCalendarFeed,
} from '../calendar.ts';
import { resourceId } from '../ids.ts';
import { noContent } from '../no-content.ts';
import { defineOperation } from '../operation.ts';
import {
  failingAfterHours,
  mostConflicts,
  mostOutsideCalendars,
  newOutsideCalendar,
  outsideCalendar,
  outsideCalendarId,
  outsideCalendars,
  outsideConflicts,
  outsideReadMinutes,
} from '../outside-calendar.ts';

const capability = 'calendars';
const readers = ['seller', 'support', 'admin'] as const;
const access = ['seller', 'admin'] as const;
const ofResource = z.object({ resourceId });
const oneFeed = z.object({ resourceId, calendarFeedId });
const oneOutside = z.object({ resourceId, outsideCalendarId });
const opened = { description: 'The address with its secret', schema: openedCalendarFeed } as const;

export const listResourceFeeds = defineOperation({
  id: 'listResourceFeeds',
  capability,
  method: 'GET',
  path: '/v1/admin/resources/{resourceId}/calendar-feeds',
  summary: 'The addresses of a resource’s calendar feeds',
  description: 'Without their secrets.',
  access: readers,
  limit: 'lists',
  params: ofResource,
  success: { 200: { description: 'All of them', schema: calendarFeeds } },
  errors: ['not_found'],
});

export const createResourceFeed = defineOperation({
  id: 'createResourceFeed',
  capability,
  method: 'POST',
  path: '/v1/admin/resources/{resourceId}/calendar-feeds',
  summary: 'Make an address for a feed of a resource',
  description: `It shows the booked slots of the resource and how many are booked, without names. Only this answer has the secret; the same Idempotency-Key gives it again. A resource can have ${mostFeeds}.`,
  access,
  limit: 'changes',
  idempotencyKey: 'required',
  params: ofResource,
  body: newCalendarFeed,
  success: { 201: opened },
  errors: ['not_found', 'limit_exceeded'],
});

export const rotateResourceFeed = defineOperation({
  id: 'rotateResourceFeed',
  capability,
  method: 'POST',
  path: '/v1/admin/resources/{resourceId}/calendar-feeds/{calendarFeedId}/rotate',
  summary: 'Give a resource’s feed another address',
  description: 'The old address stops at once. The same Idempotency-Key gives the new one again.',
  access,
  limit: 'changes',
  idempotencyKey: 'required',
  params: oneFeed,
  success: { 200: opened },
  errors: ['not_found'],
});

export const removeResourceFeed = defineOperation({
  id: 'removeResourceFeed',
  capability,
  method: 'DELETE',
  path: '/v1/admin/resources/{resourceId}/calendar-feeds/{calendarFeedId}',
  summary: 'Remove the address of a resource’s feed',
  description: 'It stops at once. An address that is gone gets the same answer.',
  access,
  limit: 'changes',
  params: oneFeed,
  success: { 204: { description: 'It is removed', schema: noContent } },
  errors: ['not_found'],
});

export const listOutsideCalendars = defineOperation({
  id: 'listOutsideCalendars',
  capability,
  method: 'GET',
  path: '/v1/admin/resources/{resourceId}/outside-calendars',
  summary: 'The calendars from outside that block a resource',
  description: 'Each with its state: when it was read, and what was not understood.',
  access: readers,
  limit: 'lists',
  params: ofResource,
  success: { 200: { description: 'All of them', schema: outsideCalendars } },
  errors: ['not_found'],
});

export const addOutsideCalendar = defineOperation({
  id: 'addOutsideCalendar',
  capability,
  method: 'POST',
  path: '/v1/admin/resources/{resourceId}/outside-calendars',
  summary: 'Block a resource by a calendar from outside',
  description: `Its appointments take time from the resource: series, changed times, whole days and times without a zone, which are read in the resource’s zone. Free and cancelled ones do not. It is read now, and then every ${outsideReadMinutes} minutes; one that fails for ${failingAfterHours} hours is told as an event. Bookings that exist stay: see the conflicts. The same address added again is the same calendar. A resource can have ${mostOutsideCalendars}.`,
  access,
  limit: 'jobs',
  repeatable: true,
  params: ofResource,
  body: newOutsideCalendar,
  success: { 202: { description: 'The calendar, which will be read in a moment', schema: outsideCalendar } },
  errors: ['not_found', 'limit_exceeded'],
});

export const removeOutsideCalendar = defineOperation({
  id: 'removeOutsideCalendar',
  capability,
  method: 'DELETE',
  path: '/v1/admin/resources/{resourceId}/outside-calendars/{outsideCalendarId}',
  summary: 'Stop blocking a resource by a calendar',
  description: 'Its busy times are free again within seconds. A calendar that is gone gets the same answer.',
  access,
  limit: 'changes',
  params: oneOutside,
  success: { 204: { description: 'It is removed', schema: noContent } },
  errors: ['not_found'],
});

export const listOutsideConflicts = defineOperation({
  id: 'listOutsideConflicts',
  capability,
  method: 'GET',
  path: '/v1/admin/resources/{resourceId}/outside-conflicts',
  summary: 'Booked slots at the time of appointments outside',
  description: `From now on, at most ${mostConflicts}. Nothing is cancelled: move a booking or the appointment.`,
  access: readers,
  limit: 'lists',
  params: ofResource,
  success: { 200: { description: 'By time', schema: outsideConflicts } },
  errors: ['not_found'],
});
