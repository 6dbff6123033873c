import { describe, expect, it } from 'vitest';
import { newResource } from '../../../lib/contract/resource.ts';
import { adminService } from '../../../lib/contract/service.ts';
import { serviceEvents } from '../../../lib/services/events.ts';
import { change } from '../../stored-items.ts';

const service = { sk: 'service', ...(adminService.meta()?.example as object), state: 'draft', version: 1 };
const resource = {
  sk: 'resource',
  ...(newResource.meta()?.example as object),
  id: 'res_5k8m2p4r6t9w3y7z',
  sellerId: 'slr_2b7d9f4h6k8m3n5p',
  state: 'active',
  version: 1,
};
const told = (before: object | undefined, after: object | undefined) =>
  serviceEvents(change(before as never, after as never)).map(({ event, data }) => [
    event.type,
    (data as { changed: string[] }).changed,
  ]);

describe('serviceEvents', () => {
  it('tells of a new service and of a new resource', () => {
    expect(told(undefined, service)).toEqual([['service.created', []]]);
    expect(told(undefined, resource)).toEqual([['resource.created', []]]);
  });

  it('names the fields that changed', () => {
    const after = { ...service, version: 2, noticeMinutes: 5, location: undefined, fingerprint: 'other' };
    expect(told(service, after)).toEqual([['service.changed', ['location', 'noticeMinutes']]]);
    expect(told(resource, { ...resource, version: 2, weeklyHours: [] })).toEqual([
      ['resource.changed', ['weeklyHours']],
    ]);
  });

  it('tells of each step once', () => {
    const published = { ...service, state: 'published', version: 2 };
    const archived = { ...published, state: 'archived', version: 3 };
    expect(told(service, published)).toEqual([['service.published', []]]);
    expect(told(published, archived)).toEqual([['service.archived', []]]);
    expect(told(resource, { ...resource, state: 'archived' })).toEqual([['resource.archived', []]]);
  });

  it('tells nothing when only the version changed, and of other items', () => {
    expect(told(service, { ...service, version: 2, updatedAt: 'later' })).toEqual([]);
    expect(told(undefined, { sk: 'other' })).toEqual([]);
    expect(told(service, undefined)).toEqual([]);
  });
});
