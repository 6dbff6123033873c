import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ResourceId } from '../../lib/contract/ids.ts';
import { type AdminService, adminService } from '../../lib/contract/service.ts';
import { type ServiceRepository, serviceRepository } from '../../lib/services/service-repository.ts';
import { type AuditBed, acting, auditBed } from './audit-bed.ts';
import { startDynamoDb } from './dynamodb.ts';

let database: Awaited<ReturnType<typeof startDynamoDb>>;
let books: AuditBed;
let services: ServiceRepository;
beforeAll(async () => {
  database = await startDynamoDb();
});
beforeEach(async () => {
  books = await auditBed(database);
  services = serviceRepository(database.dynamo, await database.table('services'));
});
afterAll(() => database.stop());

const example = adminService.meta()?.example as AdminService;
const ids: ResourceId[] = ['res_000000000000000a', 'res_000000000000000b', 'res_000000000000000c'];
const [a, b, c] = ids as [ResourceId, ResourceId, ResourceId];
const needing = (...resourceIds: ResourceId[]) => [{ name: 'Guide', resourceIds }];
const draft = (change: Partial<AdminService> = {}) => ({
  ...{ ...example, state: 'draft' as const, version: 1, requires: needing(a, b), ...change, pictures: [] },
  ...{ origin: 'origin', fingerprint: 'fingerprint' },
});
const entry = () =>
  books.audit.entry(acting({ kind: 'staff', id: 'kim', roles: ['admin'], signedInAt: 0 }, 'createService'), {
    subject: { kind: 'service', id: example.id },
    before: null,
    after: {},
    at: example.createdAt,
  });

describe('the repository of services', () => {
  it('gives numbers to primary resources, which stay theirs', async () => {
    const first = await services.create(draft(), entry());
    expect(first?.numbers).toEqual({ [a]: 0, [b]: 1 });
    if (!first) throw new Error('not created');
    const second = await services.replace(first, { ...first, requires: needing(c) }, entry());
    if (!second) throw new Error('not replaced');
    const third = await services.replace(second, { ...second, requires: needing(b, a) }, entry());
    expect(third?.numbers).toEqual({ [a]: 0, [b]: 1, [c]: 2 });
    expect(await services.get(example.id, { consistent: true })).toEqual(third);
    expect(third?.version).toBe(3);
  });

  it('creates a service once, and replaces only the version that was read', async () => {
    const first = await services.create(draft(), entry());
    expect(await services.create(draft({ title: 'Another' }), entry())).toBeUndefined();
    if (!first) throw new Error('not created');
    expect(await services.replace(first, { ...first, title: 'Second' }, entry())).toBeDefined();
    expect(await services.replace(first, { ...first, title: 'Third' }, entry())).toBeUndefined();
    expect((await services.get(example.id, { consistent: true }))?.title).toBe('Second');
  });

  it('lists published services to buyers, whole or by category', async () => {
    const all = { after: undefined, limit: 10 };
    const idsOf = async (list: Promise<{ items: { id: string }[] }>) =>
      (await list).items.map(({ id }) => id);
    const drafted = await services.create(draft(), entry());
    if (!drafted) throw new Error('not created');
    expect(await idsOf(services.listPublished(undefined, all))).toEqual([]);
    expect(await idsOf(services.listAll(undefined, all))).toEqual([example.id]);
    expect(await idsOf(services.listAll(example.sellerId, all))).toEqual([example.id]);
    expect(await idsOf(services.listAll('slr_0000000000000009', all))).toEqual([]);
    const open = await services.replace(drafted, { ...drafted, state: 'published' }, entry());
    expect(await idsOf(services.listPublished(undefined, all))).toEqual([example.id]);
    expect(await idsOf(services.listPublished(example.category, all))).toEqual([example.id]);
    expect(await idsOf(services.listPublished('other', all))).toEqual([]);
    if (!open) throw new Error('not published');
    await services.replace(open, { ...open, state: 'archived' }, entry());
    expect(await idsOf(services.listPublished(undefined, all))).toEqual([]);
  });
});
