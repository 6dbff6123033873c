import type { ResourceId } from '../../lib/contract/ids.ts';
import type { NewResource } from '../../lib/contract/resource.ts';
import { type NewService, newService } from '../../lib/contract/service.ts';
import { imageRepository } from '../../lib/images/repository.ts';
import { idFrom } from '../../lib/platform/ids.ts';
import { systemRandom } from '../../lib/platform/random.ts';
import { createResource } from '../../lib/services/create-resource.ts';
import { createService } from '../../lib/services/create-service.ts';
import { resourceRepository } from '../../lib/services/resource-repository.ts';
import { serviceRepository } from '../../lib/services/service-repository.ts';
import { takeServiceStep } from '../../lib/services/take-service-step.ts';
import { acting, auditBed } from './audit-bed.ts';
import { staff, turnableClock } from './deals-bed.ts';
import type { startDynamoDb } from './dynamodb.ts';

/** The seller of the tests, with one member. */
export const kim = staff('seller', 'kim');
export const sellerId = idFrom('slr', 'kim');
const newKey = () => crypto.randomUUID();

/** Services and resources on tables of their own, with a clock at noon of 24 December 2026. */
export async function servicesBed(database: Awaited<ReturnType<typeof startDynamoDb>>) {
  const [servicesTable, calendarsTable, imagesTable, { audit, trail }] = await Promise.all([
    database.table('services'),
    database.table('calendars'),
    database.table('images'),
    auditBed(database),
  ]);
  const deps = {
    services: serviceRepository(database.dynamo, servicesTable),
    resources: resourceRepository(database.dynamo, servicesTable),
    images: imageRepository(database.dynamo, imagesTable),
    clock: turnableClock(),
    random: systemRandom,
    audit,
  };
  return {
    ...deps,
    trail,
    servicesTable,
    calendarsTable,

    resource: (fields: Partial<NewResource> = {}, who = kim, idempotencyKey: string = newKey()) =>
      createResource(deps, {
        body: { ...barber, ...fields },
        actor: acting(who, 'createResource'),
        idempotencyKey,
      }),

    service: (
      resourceIds: readonly ResourceId[],
      fields: Partial<NewService> = {},
      who = kim,
      idempotencyKey: string = newKey(),
    ) =>
      createService(deps, {
        body: { ...haircut, requires: [{ name: 'Barber', resourceIds: [...resourceIds] }], ...fields },
        actor: acting(who, 'createService'),
        idempotencyKey,
      }),

    async publish(serviceId: Awaited<ReturnType<typeof createService>>['id'], who = kim) {
      return takeServiceStep(deps, { serviceId, step: 'publish', actor: acting(who, 'publishService') });
    },
  };
}

const everyDay = [1, 2, 3, 4, 5, 6, 7];

export const barber: NewResource = {
  ...{ name: 'Ana', kind: 'person', timeZone: 'Europe/Berlin', seats: 1 },
  weeklyHours: everyDay.map((day) => ({ day, from: 540, until: 1020 })),
  ...{ overrides: [], holidays: [], timeOff: [] },
};

export const haircut: NewService = newService.parse({
  title: 'Haircut',
  category: 'beauty',
  durationMinutes: 60,
  price: { amountMinor: 4900, currency: 'EUR' },
  requires: [{ name: 'Barber', resourceIds: ['res_0000000000000000'] }],
});
