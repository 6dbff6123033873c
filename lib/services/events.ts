import { isDeepStrictEqual } from 'node:util';
import { events } from '../contract/events.ts';
import { type Resource, resource } from '../contract/resource.ts';
import { type AdminService, adminService } from '../contract/service.ts';
import type { Change, Item } from '../platform/stream.ts';
import { type Told, tell } from '../platform/tell.ts';

/** Makes the events of a change to a service or a resource. Neither is ever removed. */
export function serviceEvents({ before, after }: Change): Told[] {
  if (after?.sk === 'service') return eventsOfService(before, after);
  return after?.sk === 'resource' ? eventsOfResource(before, after) : [];
}

function eventsOfService(before: Item | undefined, after: Item): Told[] {
  const { id: serviceId, sellerId, state, version, updatedAt } = after as unknown as AdminService;
  const changed = before ? changedIn(adminService.shape, before, after) : [];
  const isNewState = before !== undefined && before.state !== state;
  const told = [
    ...(before ? [] : [events.serviceCreated]),
    ...(changed.length > 0 ? [events.serviceChanged] : []),
    ...(isNewState && state === 'published' ? [events.servicePublished] : []),
    ...(isNewState && state === 'archived' ? [events.serviceArchived] : []),
  ];
  const about = {
    subject: serviceId,
    time: updatedAt,
    data: { serviceId, sellerId, state, version, changed },
  };
  return told.map((event) => tell(event, about));
}

function eventsOfResource(before: Item | undefined, after: Item): Told[] {
  const { id: resourceId, sellerId, state, version, updatedAt } = after as unknown as Resource;
  const changed = before ? changedIn(resource.shape, before, after) : [];
  const told = [
    ...(before ? [] : [events.resourceCreated]),
    ...(changed.length > 0 ? [events.resourceChanged] : []),
    ...(before && before.state !== state && state === 'archived' ? [events.resourceArchived] : []),
  ];
  const about = {
    subject: resourceId,
    time: updatedAt,
    data: { resourceId, sellerId, state, version, changed },
  };
  return told.map((event) => tell(event, about));
}

/** These change with every write. The state has events of its own. */
const always = new Set(['state', 'version', 'updatedAt']);

const changedIn = (shape: object, before: Item, after: Item): string[] =>
  Object.keys(shape).filter((name) => !always.has(name) && !isDeepStrictEqual(before[name], after[name]));
