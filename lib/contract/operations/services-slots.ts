import * as z from 'zod';
import { serviceId } from '../ids.ts';
import { defineOperation } from '../operation.ts';
import { slotDays, slotDaysQuery, slotList, slotQuery } from '../slot.ts';

const params = z.object({ serviceId });

export const listSlots = defineOperation({
  id: 'listSlots',
  capability: 'services',
  method: 'GET',
  path: '/v1/services/{serviceId}/slots',
  summary: 'Times that can be booked',
  description:
    'From the rules of the service and the hours of its resources, minus what is taken. Dates that are over have no slots. An answer may be some seconds old: the order decides.',
  access: 'anyone',
  limit: 'publicReads',
  params,
  query: slotQuery,
  etag: true,
  maxAge: 2,
  success: { 200: { description: 'The slots, by their start', schema: slotList } },
  errors: ['not_found'],
});

export const listSlotDays = defineOperation({
  id: 'listSlotDays',
  capability: 'services',
  method: 'GET',
  path: '/v1/services/{serviceId}/days',
  summary: 'The days of a month with something to book',
  description: 'For a calendar page: how many starts each date has, in the zone of the person who asks.',
  access: 'anyone',
  limit: 'publicReads',
  params,
  query: slotDaysQuery,
  etag: true,
  maxAge: 2,
  success: { 200: { description: 'The dates with slots', schema: slotDays } },
  errors: ['not_found'],
});
