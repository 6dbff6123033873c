import * as z from 'zod';
import { resourceId, sellerId } from './ids.ts';
import { instant } from './instant.ts';
import { holidayList, overrideList, timeOffList, weeklyHoursList } from './open-hours.ts';
import { text } from './text.ts';
import { timeZoneName } from './time-zone-name.ts';

/** The most people that a resource has room for. */
export const maxSeats = 10_000;

export const resourceKinds = ['person', 'room', 'table', 'vehicle', 'equipment', 'other'] as const;
export const resourceKind = z
  .enum(resourceKinds)
  .meta({ id: 'ResourceKind', description: 'Apps choose an icon by it. It has no other effect.' });

/** The fields of a resource that its seller writes. */
const fields = {
  name: text({ max: 120 }).meta({ description: 'Buyers see it: “Ana”, “The blue room”.' }),
  kind: resourceKind,
  timeZone: timeZoneName.meta({ description: 'The hours of the resource are by the clock of this zone.' }),
  seats: z
    .int()
    .min(1)
    .max(maxSeats)
    .meta({ description: 'The people that it serves at once: the seats of a boat, 1 for a barber.' }),
  weeklyHours: weeklyHoursList.meta({
    description: 'The hours of an ordinary week. They may touch each other, but not overlap.',
  }),
  overrides: overrideList.meta({ description: 'Dates with other hours than their day of the week.' }),
  holidays: holidayList.meta({ description: 'Closed dates.' }),
  timeOff: timeOffList.meta({ description: 'Times in which the resource does not serve.' }),
};

const exampleFields = {
  name: 'Ana',
  kind: 'person' as const,
  timeZone: 'Europe/Berlin',
  seats: 1,
  weeklyHours: [
    { day: 1, from: 540, until: 1020 },
    { day: 2, from: 540, until: 1020 },
    { day: 5, from: 1080, until: 1560 },
  ],
  overrides: [{ date: '2026-12-24', hours: [{ from: 540, until: 780 }] }],
  holidays: [{ date: '2026-12-25', name: 'Christmas' }],
  timeOff: [{ from: '2027-01-11T09:00', until: '2027-01-15T18:00' }],
};

export const newResource = z
  .strictObject({
    ...fields,
    seats: fields.seats.default(1),
    weeklyHours: fields.weeklyHours.default([]),
    overrides: fields.overrides.default([]),
    holidays: fields.holidays.default([]),
    timeOff: fields.timeOff.default([]),
    sellerId: sellerId
      .optional()
      .meta({ description: 'Admins name the seller. Sellers leave it out: their resources are their own.' }),
  })
  .meta({ id: 'NewResource', example: exampleFields });
export type NewResource = z.output<typeof newResource>;

export const resourcePatch = z
  .strictObject({
    name: fields.name.optional(),
    kind: fields.kind.optional(),
    timeZone: fields.timeZone.optional(),
    seats: fields.seats.optional(),
    weeklyHours: fields.weeklyHours.optional(),
    overrides: fields.overrides.optional(),
    holidays: fields.holidays.optional(),
    timeOff: fields.timeOff.optional(),
  })
  .meta({
    id: 'ResourcePatch',
    description: 'Fields left out stay as they are. A list replaces the whole list.',
    example: { overrides: [{ date: '2026-12-31', hours: [{ from: 540, until: 780 }] }] },
  });
export type ResourcePatch = z.output<typeof resourcePatch>;

export const resourceState = z
  .enum(['active', 'archived'])
  .meta({ id: 'ResourceState', description: 'An archived resource serves no new slots. Its bookings stay.' });

const exampleId = 'res_5k8m2p4r6t9w3y7z';

export const resource = z
  .object({
    id: resourceId,
    sellerId,
    ...fields,
    state: resourceState,
    createdAt: instant,
    updatedAt: instant,
    version: z.int().min(1).meta({ description: 'Rises by one with each change; the ETag says the same.' }),
  })
  .meta({
    id: 'Resource',
    description: 'A person, a room or a thing that serves bookings, with its hours.',
    example: {
      id: exampleId,
      sellerId: 'slr_2b7d9f4h6k8m3n5p',
      ...exampleFields,
      state: 'active',
      createdAt: '2026-12-01T09:30:00.000Z',
      updatedAt: '2026-12-01T09:30:00.000Z',
      version: 1,
    },
  });
export type Resource = z.infer<typeof resource>;

/** The part of a resource that buyers see. */
export const resourceSummary = z
  .object({
    id: resourceId,
    name: z.string(),
    kind: resourceKind,
    seats: z.int().min(1),
    timeZone: timeZoneName,
  })
  .meta({
    id: 'ResourceSummary',
    description: 'What buyers see of a resource.',
    example: { id: exampleId, name: 'Ana', kind: 'person', seats: 1, timeZone: 'Europe/Berlin' },
  });
export type ResourceSummary = z.infer<typeof resourceSummary>;
