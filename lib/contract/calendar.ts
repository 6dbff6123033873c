import * as z from 'zod';
import { base32Alphabet, prefixed } from './ids.ts';
import { instant } from './instant.ts';
import { text } from './text.ts';

/** The content type of iCalendar files (RFC 5545). */
export const calendarType = 'text/calendar';

/** How far the content of a feed goes. */
export const feedPastDays = 90;
export const feedFutureDays = 400;

/** The most addresses of one buyer or one resource. */
export const mostFeeds = 10;

export const calendarFile = z.string().meta({
  id: 'CalendarFile',
  description: 'An iCalendar file (RFC 5545). All times are UTC.',
  example: [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Stampede//Stampede//EN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    'UID:evt_4k7m2p9q8r3s5t6v@stampede',
    'SEQUENCE:2',
    'DTSTAMP:20261201T093000Z',
    'DTSTART:20261224T120000Z',
    'DTEND:20261224T124500Z',
    'SUMMARY:Haircut',
    'STATUS:CONFIRMED',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n'),
});

export const calendarFeedId = prefixed('cfd', 16).meta({
  id: 'CalendarFeedId',
  description: 'Identifies the address of a feed. It is no secret.',
  example: 'cfd_4k7m2p9q8r3s5t6v',
});
export type CalendarFeedId = z.infer<typeof calendarFeedId>;

/** Thirty-two characters hold 160 bits. */
export const feedSecretLength = 32;
export const calendarFeedFile = z
  .string()
  .regex(
    new RegExp(`^[${base32Alphabet}]{${feedSecretLength}}\\.ics$`),
    'must be the last part of a feed’s path',
  )
  .meta({
    id: 'CalendarFeedFile',
    description: 'The secret of a feed, and `.ics`.',
    example: '4k7m2p9q8r3s5t6v4k7m2p9q8r3s5t6v.ics',
  });

const feedFields = {
  id: calendarFeedId,
  name: z.string(),
  createdAt: instant,
  rotatedAt: instant.optional().meta({ description: 'When it last got another secret.' }),
};
const feedExample = { id: 'cfd_4k7m2p9q8r3s5t6v', name: 'My phone', createdAt: '2026-12-01T09:30:00.000Z' };

export const newCalendarFeed = z
  .strictObject({
    name: text({ max: 80 }).meta({ description: 'For your list: where you use the address.' }),
  })
  .meta({ id: 'NewCalendarFeed', example: { name: 'My phone' } });
export type NewCalendarFeed = z.output<typeof newCalendarFeed>;

export const calendarFeed = z.object(feedFields).meta({
  id: 'CalendarFeed',
  description: 'An address of a feed, without its secret, which nobody can read again.',
  example: feedExample,
});
export type CalendarFeed = z.infer<typeof calendarFeed>;

export const calendarFeeds = z
  .object({ items: z.array(calendarFeed).meta({ description: `Oldest first; at most ${mostFeeds}.` }) })
  .meta({ id: 'CalendarFeeds', example: { items: [feedExample] } });

export const openedCalendarFeed = z
  .object({
    ...feedFields,
    path: z.string().meta({
      description:
        'The path of the feed on this host. Everybody who has it can read the feed, so show it to its owner only. Calendars take it behind `https://` or `webcal://`.',
    }),
  })
  .meta({
    id: 'OpenedCalendarFeed',
    description: 'An address of a feed with its secret. Only this answer has the secret.',
    example: { ...feedExample, path: '/v1/calendar-feeds/4k7m2p9q8r3s5t6v4k7m2p9q8r3s5t6v.ics' },
  });
export type OpenedCalendarFeed = z.infer<typeof openedCalendarFeed>;
