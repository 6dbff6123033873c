import * as z from 'zod';
import { resourceId } from '../ids.ts';
import { instant } from '../instant.ts';
import { outsideCalendarId, outsideFault } from '../outside-calendar.ts';
import { defineEvent } from './define-event.ts';

const source = 'stampede.calendars';
const example = { outsideCalendarId: 'ocl_4k7m2p9q8r3s5t6v', resourceId: 'res_5k8m2p4r6t9w3y7z' };

export const outsideCalendarFailing = defineEvent({
  type: 'outside_calendar.failing',
  source,
  subject: outsideCalendarId,
  summary:
    'A calendar from outside could not be read for a day. Its last known busy times still count. Told once, until it recovers.',
  data: z
    .object({ outsideCalendarId, resourceId, fault: outsideFault, failingSince: instant })
    .meta({ example: { ...example, fault: 'unreachable', failingSince: '2026-12-01T09:30:00.000Z' } }),
});
export const outsideCalendarRecovered = defineEvent({
  type: 'outside_calendar.recovered',
  source,
  subject: outsideCalendarId,
  summary: 'A calendar that was told as failing was read again.',
  data: z.object({ outsideCalendarId, resourceId }).meta({ example }),
});
