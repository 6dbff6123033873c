import * as z from 'zod';
import { category, location } from './deal.ts';
import { sellerId, serviceId } from './ids.ts';
import { newPictures, picture } from './image.ts';
import { instant } from './instant.ts';
import { resourceSummary } from './resource.ts';
import { defaultReminders, serviceRules } from './service-rules.ts';
import { text } from './text.ts';

const rules = serviceRules;

/** The words and pictures of a service. */
const words = {
  title: text({ max: 120 }),
  description: text({ max: 5_000, min: 0, lines: true }),
  category,
  location,
};
const pictures = newPictures.meta({
  description: 'Uploaded images of the service’s seller, in their order.',
});

const exampleRules = {
  durationMinutes: 45,
  stepMinutes: 15,
  price: { amountMinor: 4900, currency: 'EUR' },
  seating: 'private' as const,
  partySize: { min: 1, max: 1 },
  buffers: { beforeMinutes: 0, afterMinutes: 15 },
  noticeMinutes: 120,
  horizonDays: 60,
  weeklyLimit: 30,
  cancellationPolicy: { refunds: [{ percent: 100, minutesBefore: 1440 }] },
  rescheduleMinutesBefore: 1440,
  questions: [
    { id: 'first-visit', label: 'Is it your first visit?', kind: 'yes_no' as const, required: false },
  ],
  reminders: defaultReminders,
  signedInOnly: false,
  requires: [{ name: 'Barber', resourceIds: ['res_5k8m2p4r6t9w3y7z' as const] }],
};
const exampleWords = {
  title: 'Haircut',
  description: 'Wash, cut and dry.',
  category: 'beauty',
  location: { city: 'Berlin', country: 'DE', latitude: 52.52, longitude: 13.405 },
};

export const newService = z
  .strictObject({
    ...words,
    description: words.description.default(''),
    location: location.optional(),
    pictures: pictures.default([]),
    ...rules,
    stepMinutes: rules.stepMinutes
      .optional()
      .meta({ description: 'The time from one possible start to the next one. Default: the duration.' }),
    seating: rules.seating.default('private'),
    seats: rules.seats.optional(),
    partySize: rules.partySize.default({ min: 1, max: 1 }),
    buffers: rules.buffers.default({ beforeMinutes: 0, afterMinutes: 0 }),
    noticeMinutes: rules.noticeMinutes.default(0),
    horizonDays: rules.horizonDays.default(60),
    dailyLimit: rules.dailyLimit.optional(),
    weeklyLimit: rules.weeklyLimit.optional(),
    customerLimit: rules.customerLimit.optional(),
    cancellationPolicy: rules.cancellationPolicy.optional(),
    rescheduleMinutesBefore: rules.rescheduleMinutesBefore.optional(),
    questions: rules.questions.default([]),
    reminders: rules.reminders.default(defaultReminders),
    signedInOnly: rules.signedInOnly.default(false),
    sellerId: sellerId
      .optional()
      .meta({ description: 'Admins name the seller. Sellers leave it out: their services are their own.' }),
  })
  .meta({ id: 'NewService', example: { ...exampleWords, ...exampleRules } });
export type NewService = z.output<typeof newService>;

/** Every field is optional. `null` removes an optional one. */
export const servicePatch = z
  .strictObject({
    title: words.title.optional(),
    description: words.description.optional(),
    category: category.optional(),
    location: location.nullable().optional(),
    pictures: pictures.optional(),
    durationMinutes: rules.durationMinutes.optional(),
    stepMinutes: rules.stepMinutes.optional(),
    price: rules.price.optional(),
    seating: rules.seating
      .optional()
      .meta({ description: 'Of a draft only: the slots of a published service keep their form.' }),
    seats: rules.seats.nullable().optional(),
    partySize: rules.partySize.optional(),
    buffers: rules.buffers.optional(),
    noticeMinutes: rules.noticeMinutes.optional(),
    horizonDays: rules.horizonDays.optional(),
    dailyLimit: rules.dailyLimit.nullable().optional(),
    weeklyLimit: rules.weeklyLimit.nullable().optional(),
    customerLimit: rules.customerLimit.nullable().optional(),
    cancellationPolicy: rules.cancellationPolicy
      .nullable()
      .optional()
      .meta({ description: 'After publication, only changes in favour of the buyers are possible.' }),
    rescheduleMinutesBefore: rules.rescheduleMinutesBefore
      .nullable()
      .optional()
      .meta({ description: 'After publication, only changes in favour of the buyers are possible.' }),
    questions: rules.questions.optional(),
    reminders: rules.reminders.optional(),
    signedInOnly: rules.signedInOnly.optional(),
    requires: rules.requires.optional(),
  })
  .meta({ id: 'ServicePatch', example: { noticeMinutes: 240, weeklyLimit: null } });
export type ServicePatch = z.output<typeof servicePatch>;

export const serviceState = z.enum(['draft', 'published', 'archived']).meta({
  id: 'ServiceState',
  description:
    'Buyers see published services. An archived one takes no more bookings; those that it has stay.',
});
export type ServiceState = z.infer<typeof serviceState>;

const publicFields = {
  id: serviceId,
  sellerId,
  ...words,
  location: location.optional(),
  pictures: z.array(picture),
  ...rules,
  seats: rules.seats.optional(),
  dailyLimit: rules.dailyLimit.optional(),
  weeklyLimit: rules.weeklyLimit.optional(),
  customerLimit: rules.customerLimit.optional(),
  cancellationPolicy: rules.cancellationPolicy.optional(),
  rescheduleMinutesBefore: rules.rescheduleMinutesBefore.optional(),
  state: serviceState,
  createdAt: instant,
  updatedAt: instant,
};

const exampleService = {
  id: 'svc_7h2k9m4p' as const,
  sellerId: 'slr_2b7d9f4h6k8m3n5p' as const,
  ...exampleWords,
  pictures: [],
  ...exampleRules,
  state: 'published' as const,
  createdAt: '2026-12-01T09:30:00.000Z',
  updatedAt: '2026-12-01T09:45:00.000Z',
};

export const service = z.object(publicFields).meta({
  id: 'Service',
  description: 'Bookable time: what is offered, for how long, at which price and by which rules.',
  example: exampleService,
});
export type Service = z.infer<typeof service>;

export const serviceDetail = z
  .object({
    ...publicFields,
    resources: z
      .array(resourceSummary)
      .meta({ description: 'The resources that it names and that are active.' }),
  })
  .meta({
    id: 'ServiceDetail',
    description: 'A service with the resources that serve it.',
    example: {
      ...exampleService,
      resources: [
        { id: 'res_5k8m2p4r6t9w3y7z', name: 'Ana', kind: 'person', seats: 1, timeZone: 'Europe/Berlin' },
      ],
    },
  });
export type ServiceDetail = z.infer<typeof serviceDetail>;

export const adminService = z
  .object({
    ...publicFields,
    version: z.int().min(1).meta({ description: 'Rises by one with each change; the ETag says the same.' }),
  })
  .meta({
    id: 'AdminService',
    description: 'A service as its seller and staff see it.',
    example: { ...exampleService, version: 2 },
  });
export type AdminService = z.infer<typeof adminService>;
