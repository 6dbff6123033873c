import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mostViews } from '../../lib/contract/saved-view.ts';
import { listViews, removeView, saveView } from '../../lib/views/save-view.ts';
import { viewRepository } from '../../lib/views/view-repository.ts';
import { acting, auditBed } from './audit-bed.ts';
import { staff, turnableClock } from './deals-bed.ts';
import { startDynamoDb } from './dynamodb.ts';

let database: Awaited<ReturnType<typeof startDynamoDb>>;
beforeAll(async () => {
  database = await startDynamoDb();
});
afterAll(() => database.stop());

async function bed() {
  const { audit, trail } = await auditBed(database);
  const views = viewRepository(database.dynamo, await database.table('views'));
  return { views, audit, trail, clock: turnableClock() };
}

const ann = () => acting(staff('seller', 'ann'), 'saveView');
const bob = () => acting(staff('support', 'bob'), 'saveView');
const admin = () => acting(staff('admin'), 'saveView');
const live = { page: 'deals', name: 'Live', search: 'state=live', shared: false } as const;

describe('saved views', () => {
  it('are their person’s own, or everybody’s', async () => {
    const deps = await bed();
    await saveView(deps, ann(), live);
    await saveView(deps, admin(), { ...live, name: 'All drafts', shared: true });
    const names = async (who: ReturnType<typeof ann>) =>
      (await listViews(deps, who)).map(({ name, shared }) => `${name} ${shared}`);
    expect(await names(ann())).toEqual(['All drafts true', 'Live false']);
    expect(await names(bob())).toEqual(['All drafts true']);
  });

  it('are replaced by one of the same name, and the audit has both', async () => {
    const deps = await bed();
    const { id } = await saveView(deps, ann(), live);
    const after = await saveView(deps, ann(), { ...live, search: 'state=paused' });
    expect(after).toMatchObject({ id, search: 'state=paused' });
    expect(await listViews(deps, ann())).toEqual([after]);
    const { items } = await deps.trail.list({ by: 'subject', value: id }, { limit: 10 });
    expect(items.map(({ before, after }) => [before?.search, after?.search])).toEqual(
      expect.arrayContaining([
        [undefined, 'state=live'],
        ['state=live', 'state=paused'],
      ]),
    );
  });

  it('are shared by admins only', async () => {
    const deps = await bed();
    for (const who of [ann(), bob()])
      await expect(saveView(deps, who, { ...live, shared: true })).rejects.toMatchObject({
        code: 'forbidden',
      });
    const { id } = await saveView(deps, admin(), { ...live, shared: true });
    for (const who of [ann(), bob()])
      await expect(removeView(deps, who, id)).rejects.toMatchObject({ code: 'not_found' });
    await removeView(deps, acting(admin(), 'removeView'), id);
    expect(await listViews(deps, ann())).toEqual([]);
  });

  it('are removed by their person only, once', async () => {
    const deps = await bed();
    const { id } = await saveView(deps, ann(), live);
    for (const who of [bob(), admin()])
      await expect(removeView(deps, who, id)).rejects.toMatchObject({ code: 'not_found' });
    await removeView(deps, acting(ann(), 'removeView'), id);
    await expect(removeView(deps, ann(), id)).rejects.toMatchObject({ code: 'not_found' });
    // Another request removed it after this one had read it.
    const entry = deps.audit.entry(ann(), {
      subject: { kind: 'view', id },
      before: {},
      after: null,
      at: '2026-12-24T12:00:00.000Z',
    });
    expect(await deps.views.remove({ staffId: 'ann' }, id, entry)).toBe(false);
  });

  it('are a limited number', async () => {
    const deps = await bed();
    for (let count = 0; count < mostViews; count++)
      await saveView(deps, ann(), { ...live, name: `View ${count}` });
    await expect(saveView(deps, ann(), live)).rejects.toMatchObject({ code: 'invalid_state' });
    await expect(saveView(deps, ann(), { ...live, name: 'View 7' })).resolves.toMatchObject({
      name: 'View 7',
    });
  });
});
