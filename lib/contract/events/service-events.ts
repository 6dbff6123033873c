import * as z from 'zod';
import { resourceId, sellerId, serviceId } from '../ids.ts';
import { resourceState } from '../resource.ts';
import { serviceState } from '../service.ts';
import { defineEvent } from './define-event.ts';

const source = 'stampede.services';
const changed = z
  .array(z.string())
  .meta({ description: 'The names of the fields that changed, as in the API; empty for a new one.' });
const version = z.int().min(1).meta({ description: 'The version after the change.' });

type ExampleOf<S extends string> = {
  readonly state: S;
  readonly version: number;
  readonly changed: string[];
};

const seller = 'slr_2b7d9f4h6k8m3n5p' as const;

const ofService = <const T extends string>(
  type: T,
  summary: string,
  example: ExampleOf<z.infer<typeof serviceState>>,
) =>
  defineEvent({
    type,
    source,
    summary,
    subject: serviceId,
    data: z
      .object({ serviceId, sellerId, state: serviceState, version, changed })
      .meta({ example: { serviceId: 'svc_7h2k9m4p', sellerId: seller, ...example } }),
  });

const ofResource = <const T extends string>(
  type: T,
  summary: string,
  example: ExampleOf<z.infer<typeof resourceState>>,
) =>
  defineEvent({
    type,
    source,
    summary,
    subject: resourceId,
    data: z
      .object({ resourceId, sellerId, state: resourceState, version, changed })
      .meta({ example: { resourceId: 'res_5k8m2p4r6t9w3y7z', sellerId: seller, ...example } }),
  });

export const serviceCreated = ofService('service.created', 'A draft of a service was created.', {
  state: 'draft',
  version: 1,
  changed: [],
});
export const serviceChanged = ofService('service.changed', 'Something other than the state changed.', {
  state: 'published',
  version: 3,
  changed: ['price'],
});
export const servicePublished = ofService('service.published', 'Buyers can see and book the service.', {
  state: 'published',
  version: 2,
  changed: [],
});
export const serviceArchived = ofService('service.archived', 'The service takes no more bookings.', {
  state: 'archived',
  version: 4,
  changed: [],
});
export const resourceCreated = ofResource('resource.created', 'A resource was created.', {
  state: 'active',
  version: 1,
  changed: [],
});
export const resourceChanged = ofResource('resource.changed', 'Its name, seats, zone or hours changed.', {
  state: 'active',
  version: 2,
  changed: ['weeklyHours'],
});
export const resourceArchived = ofResource('resource.archived', 'The resource serves no new slots.', {
  state: 'archived',
  version: 3,
  changed: [],
});
