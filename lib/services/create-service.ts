import type { ServiceId } from '../contract/ids.ts';
import { serviceIdLength } from '../contract/ids.ts';
import type { AdminService, NewService } from '../contract/service.ts';
import { findPictures } from '../images/find-pictures.ts';
import type { Actor } from '../platform/actor.ts';
import { toInstant } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import { fingerprintOf } from '../platform/fingerprint.ts';
import { idFrom } from '../platform/ids.ts';
import { sellerOfNew } from '../sellers/find-seller-meant.ts';
import { serviceDeed } from './audit-service.ts';
import { refuseFaults } from './decide-patch.ts';
import { wrongRules } from './decide-service.ts';
import type { NewServiceDependencies } from './dependencies.ts';
import { refusedChange } from './refuse-change.ts';
import { resourcesOf, toAdminService } from './service.ts';
import type { UnnumberedService } from './service-repository.ts';

interface NewServiceRequest {
  readonly body: NewService;
  readonly actor: Actor;
  readonly idempotencyKey: string;
}

/** The ids that are tried. With a million services, one attempt in a million meets another's id. */
const attempts = 5;

/**
 * Creates a draft. Its id is made from the caller and the key, so a retry finds the service of the first attempt. An id
 * has 40 bits, so it may be taken by another service: then the next one is tried.
 * @throws AppError `invalid_request`, `forbidden`, `idempotency_key_reused`
 */
export async function createService(
  deps: NewServiceDependencies,
  { body, actor, idempotencyKey }: NewServiceRequest,
): Promise<AdminService> {
  const { sellerId: named, ...offer } = body;
  const sellerId = sellerOfNew(actor, named, 'Sellers create their own services. Leave sellerId out.');
  const origin = idFrom('origin', `${actor.id}\n${idempotencyKey}`);
  const fingerprint = fingerprintOf(body);
  const [resources, found] = await Promise.all([
    deps.resources.getMany(resourcesOf(offer), { consistent: true }),
    findPictures(deps, sellerId, offer.pictures),
  ]);
  const rules = { ...offer, stepMinutes: offer.stepMinutes ?? offer.durationMinutes, sellerId };
  const refusal = refuseFaults([...wrongRules(rules, resources), ...found.errors]);
  if (refusal) throw refusedChange(refusal);
  for (let attempt = 0; attempt < attempts; attempt++) {
    const now = toInstant(deps.clock.now());
    const service: UnnumberedService = {
      ...withoutUndefined(rules),
      ...{ id: serviceIdFrom(origin, attempt), pictures: found.pictures, state: 'draft', version: 1 },
      ...{ createdAt: now, updatedAt: now, origin, fingerprint },
    };
    const written = await deps.services.create(service, deps.audit.entry(actor, serviceDeed(null, service)));
    if (written) return toAdminService(written);
    const other = await deps.services.get(service.id, { consistent: true });
    if (other?.origin === origin) return replay(other, fingerprint);
  }
  throw new AppError('unavailable', 'No id is free for the service. Try again with a new key.');
}

/** Answers a repeated key. A retry gets its service; another request gets an error. */
function replay(service: Parameters<typeof toAdminService>[0], fingerprint: string): AdminService {
  if (service.fingerprint === fingerprint) return toAdminService(service);
  throw new AppError(
    'idempotency_key_reused',
    'This key created a service from another body. Use a new key.',
  );
}

/** Returns the id of an attempt to create the service of this origin. */
export const serviceIdFrom = (origin: string, attempt: number): ServiceId =>
  idFrom('svc', `${origin}\n${attempt}`).slice(0, 'svc_'.length + serviceIdLength) as ServiceId;

const withoutUndefined = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
