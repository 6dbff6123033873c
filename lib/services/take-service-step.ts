import type { ServiceId } from '../contract/ids.ts';
import type { AdminService } from '../contract/service.ts';
import type { Actor } from '../platform/actor.ts';
import { toInstant } from '../platform/clock.ts';
import { untilSettled } from '../platform/until-settled.ts';
import { serviceDeed } from './audit-service.ts';
import { decideServiceStep, type ServiceStep } from './decide-service.ts';
import type { StaffServiceDependencies } from './dependencies.ts';
import { findService } from './find-service.ts';
import { busyElsewhere, refusedChange } from './refuse-change.ts';
import { resourcesOf, toAdminService } from './service.ts';

/**
 * Publishes or archives a service. A step that was taken changes nothing.
 * @throws AppError `not_found`, `invalid_state`
 */
export function takeServiceStep(
  deps: StaffServiceDependencies,
  {
    serviceId,
    step,
    actor,
  }: { readonly serviceId: ServiceId; readonly step: ServiceStep; readonly actor: Actor },
): Promise<AdminService> {
  return untilSettled({ random: deps.random, busy: busyElsewhere }, async () => {
    const before = await findService(deps, { serviceId, staff: actor, to: 'change' });
    const resources = await deps.resources.getMany(resourcesOf(before), { consistent: true });
    const decision = decideServiceStep(before, step, resources);
    if (decision.kind === 'refuse') throw refusedChange(decision);
    if (decision.kind === 'taken') return toAdminService(before);
    const next = { ...before, state: decision.to, updatedAt: toInstant(deps.clock.now()) };
    const written = await deps.services.replace(
      before,
      next,
      deps.audit.entry(actor, serviceDeed(before, { ...next, version: before.version + 1 })),
    );
    return written && toAdminService(written);
  });
}
