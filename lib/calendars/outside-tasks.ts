import * as z from 'zod';
import { resourceId } from '../contract/ids.ts';
import { outsideCalendarId } from '../contract/outside-calendar.ts';
import { queueOf } from '../platform/queue.ts';

/** Reads one calendar, or clears one that was removed. */
export const outsideTask = z.object({ resourceId, outsideCalendarId });
export type OutsideTask = z.infer<typeof outsideTask>;

export const outsideTasks = queueOf('outside-calendars', outsideTask);
