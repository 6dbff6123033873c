import type { DemoRole } from '../../../local/cognito/demo-accounts.ts';
import { call, tokenOf } from './client.ts';
import { newServiceOf } from './new-service.ts';

interface ResourceCalendar {
  readonly resourceId: string;
  readonly calendarFeedId: string;
  readonly outsideCalendarId: string;
}

/** A resource of the role's seller, with a feed and with an imported calendar. Nothing answers at its address. */
export async function resourceCalendar(role: DemoRole): Promise<ResourceCalendar> {
  const { resourceId } = await newServiceOf(role);
  const place = `/v1/admin/resources/${resourceId}`;
  const made = async (path: string, body: Record<string, string>): Promise<string> => {
    const answer = await call('POST', `${place}/${path}`, {
      ...{ token: await tokenOf(role), key: crypto.randomUUID(), body },
    });
    if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
    return answer.body.id;
  };
  const calendarFeedId = await made('calendar-feeds', { name: 'Own' });
  const outsideCalendarId = await made('outside-calendars', {
    ...{ name: 'Own', address: 'https://calendar.example.com/own.ics' },
  });
  return { resourceId, calendarFeedId, outsideCalendarId };
}
