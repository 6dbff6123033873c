import { events } from '../contract/events.ts';
import { toInstant } from '../platform/clock.ts';
import { stored } from '../platform/stored.ts';
import type { Change } from '../platform/stream.ts';
import { type Told, tell } from '../platform/tell.ts';
import type { OutsideRecord } from './outside-calendar.ts';

/** Makes the events of calendars from outside: one when a day of failures is over, and one when it is read again. */
export function outsideCalendarEvents({ before, after }: Change): Told[] {
  if (!before || !after) return [];
  const [was, is] = [stored<OutsideRecord>(before, []), stored<OutsideRecord>(after, [])];
  const { id, resourceId, fault, failingSince } = is;
  const data = { outsideCalendarId: id, resourceId };
  if (was.told !== 'failing' && is.told === 'failing' && fault && failingSince !== undefined) {
    const told = { ...data, fault, failingSince: toInstant(failingSince) };
    return [tell(events.outsideCalendarFailing, { subject: id, data: told })];
  }
  if (was.told === 'failing' && is.told === 'recovered')
    return [tell(events.outsideCalendarRecovered, { subject: id, data })];
  return [];
}
