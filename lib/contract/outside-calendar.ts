import * as z from 'zod';
import { prefixed, resourceId, serviceId } from './ids.ts';
import { instant } from './instant.ts';
import { opaqueText, text } from './text.ts';

/** The most calendars that one resource takes its busy times from. */
export const mostOutsideCalendars = 5;

/** How often each is read, in minutes. */
export const outsideReadMinutes = 15;

/** For how long a calendar may fail before it is told. */
export const failingAfterHours = 24;

/** The most conflicts in an answer. */
export const mostConflicts = 200;

export const outsideCalendarId = prefixed('ocl', 16).meta({
  id: 'OutsideCalendarId',
  description: 'Identifies a calendar from outside.',
  example: 'ocl_4k7m2p9q8r3s5t6v',
});
export type OutsideCalendarId = z.infer<typeof outsideCalendarId>;

const name = text({ max: 80 });

export const newOutsideCalendar = z
  .strictObject({
    name,
    address: opaqueText({ max: 2_000 }).meta({
      description:
        'The calendar’s address: `https://…` or `webcal://…`, which is read by https. Treat it as a password: no answer has it again.',
    }),
  })
  .meta({
    id: 'NewOutsideCalendar',
    example: {
      name: 'Ana’s own calendar',
      address: 'https://calendar.example.com/private-4k7m2p9q/basic.ics',
    },
  });
export type NewOutsideCalendar = z.output<typeof newOutsideCalendar>;

/** The reasons for which a calendar was not read. */
export const outsideFaults = [
  'bad_address',
  'private_address',
  'unknown_host',
  'unreachable',
  'too_many_redirects',
  'too_large',
  'too_slow',
  'bad_encoding',
  'not_found',
  'refused',
  'server_error',
  'no_calendar',
  'too_many_events',
  'too_complex',
] as const;
export const outsideFault = z.enum(outsideFaults).meta({
  id: 'OutsideFault',
  description:
    'Why the last reading failed. `private_address`: the host is not on the public internet. `refused`: it answered 401, 403 or another 4xx. `no_calendar`: it answered something else than a calendar, such as a page to sign in. `too_complex`: a rule would take too long.',
});
export type OutsideFault = z.infer<typeof outsideFault>;

const example = {
  id: 'ocl_4k7m2p9q8r3s5t6v',
  resourceId: 'res_5k8m2p4r6t9w3y7z',
  name: 'Ana’s own calendar',
  host: 'calendar.example.com',
  state: 'current' as const,
  createdAt: '2026-12-01T09:30:00.000Z',
  readAt: '2026-12-01T09:45:00.000Z',
  changedAt: '2026-12-01T09:30:02.000Z',
  nextReadAt: '2026-12-01T10:00:00.000Z',
  appointments: 112,
  busyTimes: 87,
  unread: 0,
  unknownZones: [],
};

export const outsideCalendar = z
  .object({
    id: outsideCalendarId,
    resourceId,
    name,
    host: z.string().meta({ description: 'The host of its address. The rest is a secret.' }),
    state: z.enum(['new', 'current', 'failing']).meta({
      description:
        '`new`: not read yet. `failing`: the last reading failed; the busy times of the one before still count.',
    }),
    createdAt: instant,
    readAt: instant.optional().meta({ description: 'When it was last read with success.' }),
    changedAt: instant.optional().meta({ description: 'When its busy times last changed.' }),
    nextReadAt: instant,
    fault: outsideFault.optional(),
    failingSince: instant.optional(),
    appointments: z.int().min(0).optional().meta({ description: 'Events in the calendar.' }),
    busyTimes: z
      .int()
      .min(0)
      .optional()
      .meta({ description: 'Spans that block slots, touching ones joined.' }),
    unread: z.int().min(0).optional().meta({
      description: 'Events of which a part was not understood. Look at the calendar.',
    }),
    unknownZones: z.array(z.string()).optional().meta({
      description: 'Time zones that nobody knows. Their times were read in the zone of the resource.',
    }),
  })
  .meta({
    id: 'OutsideCalendar',
    description: 'A calendar from outside whose busy times block a resource. Its texts are not kept.',
    example,
  });
export type OutsideCalendar = z.infer<typeof outsideCalendar>;

export const outsideCalendars = z
  .object({
    items: z.array(outsideCalendar).meta({ description: `Oldest first; at most ${mostOutsideCalendars}.` }),
  })
  .meta({ id: 'OutsideCalendars', example: { items: [example] } });

const outsideConflict = z
  .object({
    serviceId,
    startsAt: instant.meta({ description: 'The start of the booked slot.' }),
    from: instant.meta({ description: 'When the appointment outside begins.' }),
    until: instant,
    outsideCalendarId,
  })
  .meta({
    id: 'OutsideConflict',
    description: 'An appointment outside at the time of a booked slot, buffers included.',
    example: {
      serviceId: 'svc_7h2k9m4p',
      startsAt: '2026-12-24T12:00:00.000Z',
      from: '2026-12-24T12:30:00.000Z',
      until: '2026-12-24T13:30:00.000Z',
      outsideCalendarId: 'ocl_4k7m2p9q8r3s5t6v',
    },
  });
export type OutsideConflict = z.infer<typeof outsideConflict>;

export const outsideConflicts = z
  .object({
    items: z.array(outsideConflict).meta({ description: `By time; at most ${mostConflicts}.` }),
    more: z.boolean().meta({ description: 'Whether there are more.' }),
  })
  .meta({
    id: 'OutsideConflicts',
    example: {
      items: [
        {
          serviceId: 'svc_7h2k9m4p',
          startsAt: '2026-12-24T12:00:00.000Z',
          from: '2026-12-24T12:30:00.000Z',
          until: '2026-12-24T13:30:00.000Z',
          outsideCalendarId: 'ocl_4k7m2p9q8r3s5t6v',
        },
      ],
      more: false,
    },
  });
export type OutsideConflicts = z.infer<typeof outsideConflicts>;
