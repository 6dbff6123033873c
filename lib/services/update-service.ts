import type { ServiceId } from '../contract/ids.ts';
import type { AdminService, ServicePatch } from '../contract/service.ts';
import { findPictures } from '../images/find-pictures.ts';
import type { Actor } from '../platform/actor.ts';
import { toInstant } from '../platform/clock.ts';
import { expectVersion } from '../platform/http/entity-tag.ts';
import { untilSettled } from '../platform/until-settled.ts';
import { serviceDeed } from './audit-service.ts';
import { decideServiceUpdate } from './decide-service.ts';
import type { NewServiceDependencies } from './dependencies.ts';
import { findService } from './find-service.ts';
import { busyElsewhere, refusedChange } from './refuse-change.ts';
import { resourcesOf, toAdminService } from './service.ts';

interface UpdateRequest {
  readonly serviceId: ServiceId;
  readonly patch: ServicePatch;
  readonly ifMatch: string;
  readonly actor: Actor;
}

/**
 * Changes a service that is still at the version that the caller read. A patch that changes nothing leaves the version.
 * @throws AppError `not_found`, `invalid_state`, `precondition_failed`, `invalid_request`
 */
export function updateService(
  deps: NewServiceDependencies,
  { serviceId, patch, ifMatch, actor }: UpdateRequest,
): Promise<AdminService> {
  const check = expectVersion(ifMatch);
  return untilSettled({ random: deps.random, busy: busyElsewhere }, async () => {
    const before = await findService(deps, { serviceId, staff: actor, to: 'change' });
    const [resources, found] = await Promise.all([
      deps.resources.getMany(resourcesOf({ requires: patch.requires ?? before.requires }), {
        consistent: true,
      }),
      patch.pictures && findPictures(deps, before.sellerId, patch.pictures, before.pictures),
    ]);
    const decision = decideServiceUpdate(before, patch, {
      resources,
      pictures: found?.pictures,
      errors: found?.errors,
    });
    // A request that would fail anyway gets its own error before the precondition, as RFC 9110 (13.2.1) says.
    if (decision.kind === 'refuse' && decision.code === 'invalid_state') throw refusedChange(decision);
    check(before.version);
    if (decision.kind === 'refuse') throw refusedChange(decision);
    if (decision.kind === 'unchanged') return toAdminService(before);
    const next = { ...decision.service, updatedAt: toInstant(deps.clock.now()) };
    const written = await deps.services.replace(
      before,
      next,
      deps.audit.entry(actor, serviceDeed(before, { ...next, version: before.version + 1 })),
    );
    return written && toAdminService(written);
  });
}
