import type { ResourceId } from '../contract/ids.ts';
import type { Resource, ResourcePatch } from '../contract/resource.ts';
import type { Actor } from '../platform/actor.ts';
import { toInstant } from '../platform/clock.ts';
import { expectVersion } from '../platform/http/entity-tag.ts';
import { untilSettled } from '../platform/until-settled.ts';
import { resourceDeed } from './audit-service.ts';
import { decideResourceUpdate } from './decide-resource.ts';
import type { StaffServiceDependencies } from './dependencies.ts';
import { findResource } from './find-service.ts';
import { busyElsewhere, refusedChange } from './refuse-change.ts';
import { type ResourceRecord, toResource } from './resource.ts';

interface UpdateRequest {
  readonly resourceId: ResourceId;
  readonly patch: ResourcePatch;
  readonly ifMatch: string;
  readonly actor: Actor;
}

/**
 * Changes a resource that is still at the version that the caller read. A patch that changes nothing leaves the version.
 * @throws AppError `not_found`, `invalid_state`, `precondition_failed`
 */
export function updateResource(
  deps: StaffServiceDependencies,
  { resourceId, patch, ifMatch, actor }: UpdateRequest,
): Promise<Resource> {
  const check = expectVersion(ifMatch);
  return untilSettled({ random: deps.random, busy: busyElsewhere }, async () => {
    const before = await findResource(deps, { resourceId, staff: actor, to: 'change' });
    const decision = decideResourceUpdate(before, patch);
    if (decision.kind === 'refuse') throw refusedChange(decision);
    check(before.version);
    return decision.kind === 'unchanged' ? toResource(before) : write(deps, actor, before, decision.resource);
  });
}

/** Archives a resource. Services that name it give no slots with it. @throws AppError `not_found` */
export function archiveResource(
  deps: StaffServiceDependencies,
  { resourceId, actor }: Pick<UpdateRequest, 'resourceId' | 'actor'>,
): Promise<Resource> {
  return untilSettled({ random: deps.random, busy: busyElsewhere }, async () => {
    const before = await findResource(deps, { resourceId, staff: actor, to: 'change' });
    if (before.state === 'archived') return toResource(before);
    return write(deps, actor, before, { ...before, state: 'archived' });
  });
}

async function write(
  { resources, audit, clock }: StaffServiceDependencies,
  actor: Actor,
  before: ResourceRecord,
  to: ResourceRecord,
): Promise<Resource | undefined> {
  const next = { ...to, version: before.version + 1, updatedAt: toInstant(clock.now()) };
  const written = await resources.replace(before, next, audit.entry(actor, resourceDeed(before, next)));
  return written && toResource(written);
}
