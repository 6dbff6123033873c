import type { NeedsOf } from '../api/needs.ts';
import type { Parts } from '../parts.ts';
import type { OutsideReadings } from './outside-readings.ts';

export interface CalendarParts extends Parts {
  readonly readings: OutsideReadings;
}

export const calendarOperations = (parts: CalendarParts): NeedsOf<'calendars'> => {
  const { tables, signing, audit, readings } = parts;
  const { calendarFeeds: feeds, outsideCalendars: outside, services, calendars } = tables;
  return {
    getBookingCalendar: [tables.bookings.read, tables.accounts.read, services.read, signing.read],
    readCalendarFeed: [feeds.read, tables.bookings.read, tables.accounts.read, services.read, calendars.read],
    listCalendarFeeds: [feeds.read],
    createCalendarFeed: [feeds.change, signing.read],
    rotateCalendarFeed: [feeds.change, signing.read],
    removeCalendarFeed: [feeds.change],
    listResourceFeeds: [feeds.read, services.read],
    createResourceFeed: [feeds.change, services.read, signing.read, audit.append],
    rotateResourceFeed: [feeds.change, services.read, signing.read, audit.append],
    removeResourceFeed: [feeds.change, services.read, audit.append],
    listOutsideCalendars: [outside.read, services.read],
    addOutsideCalendar: [outside.change, services.read, readings.queue.send, audit.append],
    removeOutsideCalendar: [outside.change, services.read, readings.queue.send, audit.append],
    listOutsideConflicts: [calendars.read, services.read],
  };
};
