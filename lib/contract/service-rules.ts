import * as z from 'zod';
import { resourceId } from './ids.ts';
import { maxQuantity } from './max-quantity.ts';
import { money } from './money.ts';
import { dayMinutes } from './open-hours.ts';
import { maxSeats } from './resource.ts';
import { serviceQuestions } from './service-question.ts';
import { minutesBefore, slotPolicy } from './slot-policy.ts';
import { text } from './text.ts';

/** The bounds of a service. */
export const serviceLimits = {
  /** The resources of all groups together. */
  resources: 50,
  groups: 3,
  reminders: 5,
  horizonDays: 730,
  shortestMinutes: 5,
} as const;

const minutes = z.int().min(serviceLimits.shortestMinutes).max(dayMinutes);
const buffer = z.int().min(0).max(dayMinutes).default(0);
const limit = z.int().min(1).max(1_000);

export const seating = z.enum(['private', 'shared']).meta({
  id: 'Seating',
  description:
    '`private`: one booking has the slot, and the price is for the booking. `shared`: bookings share its seats, and the price is for one seat.',
});

export const resourceGroup = z
  .strictObject({
    name: text({ max: 80 }).meta({ description: 'As in “Guide” or “Room”.' }),
    resourceIds: z.array(resourceId).min(1).max(serviceLimits.resources),
  })
  .meta({ id: 'ResourceGroup', description: 'Resources of which a slot needs one.' });
export type ResourceGroup = z.infer<typeof resourceGroup>;

const requires = z
  .array(resourceGroup)
  .min(1)
  .max(serviceLimits.groups)
  .check(({ value, issues }) => {
    const ids = value.flatMap(({ resourceIds }) => resourceIds);
    const wrong = (message: string) => issues.push({ code: 'custom', message, input: value });
    if (ids.length > serviceLimits.resources)
      wrong(`must name at most ${serviceLimits.resources} resources in all groups together`);
    if (new Set(ids).size < ids.length) wrong('must name each resource once');
  })
  .meta({
    description:
      'A slot needs one resource of each group, as a guide and a boat. The first group gives a slot its time zone and its seats.',
  });

const reminders = z
  .array(minutesBefore.min(serviceLimits.shortestMinutes))
  .max(serviceLimits.reminders)
  .refine((list) => new Set(list).size === list.length, 'must differ')
  .overwrite((list) => list.toSorted((a, b) => b - a))
  .meta({ description: 'Minutes before the start at which buyers are reminded.' });

/** The rules by which a service gives slots, as its seller writes them. */
export const serviceRules = {
  durationMinutes: minutes.meta({ description: 'How long a slot lasts, without the buffers.' }),
  stepMinutes: minutes.meta({ description: 'The time from one possible start to the next one.' }),
  price: money.meta({ description: 'Of a booking, or of a seat when slots are shared.' }),
  seating,
  seats: z
    .int()
    .min(1)
    .max(maxSeats)
    .meta({ description: 'For shared slots: the seats of a slot where the resource has more.' }),
  partySize: z
    .strictObject({ min: z.int().min(1).max(maxQuantity), max: z.int().min(1).max(maxQuantity) })
    .refine(({ min, max }) => max >= min, { error: 'must be at least min', path: ['max'] })
    .meta({ id: 'PartySize', description: 'The people that one booking may be for.' }),
  buffers: z
    .strictObject({ beforeMinutes: buffer, afterMinutes: buffer })
    .meta({ id: 'Buffers', description: 'Time of the resources before and after a slot.' }),
  noticeMinutes: z
    .int()
    .min(0)
    .max(serviceLimits.horizonDays * dayMinutes)
    .meta({ description: 'A slot can be booked until so many minutes before its start.' }),
  horizonDays: z
    .int()
    .min(1)
    .max(serviceLimits.horizonDays)
    .meta({ description: 'A slot can be booked from so many days (of 24 hours) before its start.' }),
  dailyLimit: limit.meta({ description: 'The most slots of one resource on one of its local days.' }),
  weeklyLimit: limit.meta({ description: 'The most slots of one resource in one ISO week of its zone.' }),
  customerLimit: z.strictObject({ bookings: limit, days: z.int().min(1).max(366) }).meta({
    id: 'CustomerLimit',
    description: 'The most bookings of one customer whose starts lie within so many days.',
  }),
  cancellationPolicy: slotPolicy,
  rescheduleMinutesBefore: minutesBefore.meta({
    description: 'Buyers may move a booking until so many minutes before its start. Without it they may not.',
  }),
  questions: serviceQuestions,
  reminders,
  signedInOnly: z.boolean().meta({ description: 'Guests cannot book; only signed-in customers can.' }),
  requires,
};

/** The rules that a service may be without. `null` in a change removes one. */
export const optionalRules = [
  'seats',
  'dailyLimit',
  'weeklyLimit',
  'customerLimit',
  'cancellationPolicy',
  'rescheduleMinutesBefore',
] as const;

export const defaultReminders = [1_440, 120];
