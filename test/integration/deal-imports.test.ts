import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DealImportId } from '../../lib/contract/deal-import.ts';
import type { DealId } from '../../lib/contract/ids.ts';
import { addImportLines, createImport } from '../../lib/deals/import-jobs/create-import.ts';
import { getImport, listImportLines, listImports } from '../../lib/deals/import-jobs/list-imports.ts';
import { runImport } from '../../lib/deals/import-jobs/run-import.ts';
import { startImport, stopImport } from '../../lib/deals/import-jobs/start-import.ts';
import { updateDeal } from '../../lib/deals/update-deal.ts';
import { acting } from './audit-bed.ts';
import { at, staff } from './deals-bed.ts';
import { startDynamoDb } from './dynamodb.ts';
import { brunchLine, columns, importBed } from './import-bed.ts';

let database: Awaited<ReturnType<typeof startDynamoDb>>;
beforeAll(async () => {
  database = await startDynamoDb();
});
afterAll(() => database.stop());

const admin = acting(staff('admin'), 'startDealImport');
const bed = () => importBed(database);
type Bed = Awaited<ReturnType<typeof bed>>;
const linesOf = async ({ deps }: Bed, id: DealImportId) =>
  (await listImportLines(deps, admin, { id, limit: 100 })).items;
const brief = async (of: Bed, id: DealImportId) =>
  (await linesOf(of, id)).map(({ line, outcome, published }) => `${line} ${outcome} ${published}`);
const none = { created: 0, changed: 0, unchanged: 0, failed: 0, published: 0 };

describe('an import of deals', () => {
  it('creates, reports each bad line, and imports the others', async () => {
    const of = await bed();
    const id = await of.begin(admin, [
      brunchLine('A-1'),
      brunchLine('A-2', { 3: '1.999' }),
      brunchLine('A-1', { 1: 'The same id again' }),
      ['', '', '', '', '', '', '', ''],
      ['A-5', 'Too short'],
      brunchLine('A-6'),
    ]);
    await of.deliver();
    expect(await brief(of, id)).toEqual([
      '2 created false',
      '3 failed false',
      '4 failed false',
      '5 failed false',
      '6 failed false',
      '7 created false',
    ]);
    const [, price, twice, empty, short] = await linesOf(of, id);
    expect(price?.problems).toEqual([
      { column: 'price', reason: 'has more decimal places than EUR has: at most 2' },
    ]);
    expect(twice?.problems).toEqual([{ column: 'externalId', reason: 'is used in line 2 too' }]);
    expect(empty?.problems).toEqual([{ column: '-', reason: 'is empty' }]);
    expect(short?.problems).toEqual([{ column: '-', reason: 'has 2 cells instead of 8' }]);
    expect(await getImport(of.deps, admin, id)).toMatchObject({
      status: 'done',
      counts: { ...none, created: 2, failed: 4 },
      finishedAt: at(0),
    });
    const { items } = await listImportLines(of.deps, admin, { id, outcome: 'failed', limit: 3 });
    expect(items.map(({ line }) => line)).toEqual([3, 4, 5]);
  });

  it('changes what differs, publishes drafts, and leaves the rest', async () => {
    const of = await bed();
    await of.begin(admin, [brunchLine('A-1'), brunchLine('A-2'), brunchLine('A-3')]);
    await of.deliver();
    const again = [brunchLine('A-1'), brunchLine('A-2', { 3: '25', 5: '7' }), brunchLine('A-3', { 5: '3' })];
    const changing = await of.begin(admin, again);
    await of.deliver();
    expect(await brief(of, changing)).toEqual(['2 unchanged false', '3 changed false', '4 changed false']);
    const publishing = await of.begin(admin, again, { publish: true });
    await of.deliver();
    expect(await brief(of, publishing)).toEqual(['2 changed true', '3 changed true', '4 changed true']);
    expect((await getImport(of.deps, admin, publishing)).counts).toEqual({
      ...none,
      changed: 3,
      published: 3,
    });
    const idle = await of.begin(admin, again, { publish: true });
    await of.deliver();
    expect((await getImport(of.deps, admin, idle)).counts).toEqual({ ...none, unchanged: 3 });
  });

  it('has an entry in the audit for the import and for each change, by the person who began it', async () => {
    const of = await bed();
    const id = await of.begin(admin, [brunchLine('A-1')], { publish: true });
    await of.deliver();
    const [line] = await linesOf(of, id);
    const deedsOf = async (value: string) =>
      (await of.deals.trail.list({ by: 'subject', value }, { limit: 10 })).items
        .map(({ operation, actor }) => `${operation} by ${actor.staffId}`)
        .sort();
    expect(await deedsOf(line?.dealId ?? '')).toEqual(['createDeal by admin', 'publishDeal by admin']);
    // It was begun, got its line, and was started.
    expect(await deedsOf(id)).toEqual(Array(3).fill('startDealImport by admin'));
  });

  it('says created for a line whose result was lost with its worker', async () => {
    const of = await bed();
    const id = await of.begin(admin, [brunchLine('A-1'), brunchLine('A-2')], { publish: true });
    const task = { importId: id };
    const record = async () => {
      throw new Error('The worker was killed');
    };
    const killed = { ...of.run, imports: { ...of.imports, record } };
    await expect(runImport(killed, task, { attempt: 1, budgetMs: 15_000 })).rejects.toThrow('killed');
    expect(await brief(of, id)).toEqual(['2 undefined false', '3 undefined false']);
    await of.deliver({ attempt: 2 });
    expect(await brief(of, id)).toEqual(['2 created true', '3 created true']);
    expect((await getImport(of.deps, admin, id)).counts).toEqual({ ...none, created: 2, published: 2 });
  });

  it('counts each line once when a message is delivered twice at the same time', async () => {
    const of = await bed();
    const id = await of.begin(
      admin,
      Array.from({ length: 30 }, (_, index) => brunchLine(`A-${index}`)),
    );
    const twice = { attempt: 1, budgetMs: 15_000 };
    await Promise.all([0, 1].map(() => runImport(of.run, { importId: id }, twice)));
    const { status, counts } = await getImport(of.deps, admin, id);
    expect({ status, counts }).toEqual({ status: 'done', counts: { ...none, created: 30 } });
  });

  it('tries a line again whose deal another worker, or a colleague, changed at the same moment', async () => {
    const of = await bed();
    await of.begin(admin, [brunchLine('A-1')]);
    await of.deliver();
    const id = await of.begin(admin, [brunchLine('A-1', { 3: '21.00' })]);
    const repository = of.run.deals.deals;
    let writes = 0;
    const replace = async (...change: Parameters<typeof repository.replace>) => {
      const [{ id: dealId }] = change;
      const patch = { description: 'A colleague wrote this' };
      if (writes++ === 0) await updateDeal(of.deals, { dealId, patch, ifMatch: '*', actor: admin });
      return repository.replace(...change);
    };
    const raced = { ...of.run, deals: { ...of.run.deals, deals: { ...repository, replace } } };
    await of.deliver({ deps: raced });
    expect(await linesOf(of, id)).toMatchObject([{ outcome: 'changed', problems: [] }]);
    const [line] = await linesOf(of, id);
    expect(await of.deals.deals.get(line?.dealId as DealId)).toMatchObject({ price: { amountMinor: 2_100 } });
  });

  it('continues with another message when its time is over', async () => {
    const of = await bed();
    const id = await of.begin(
      admin,
      Array.from({ length: 45 }, (_, index) => brunchLine(`A-${index}`)),
    );
    const slow = { ...of.run, clock: ticking(of.run.clock, 6_000) };
    of.messages.length = 0;
    expect(await runImport(slow, { importId: id }, { attempt: 1, budgetMs: 1 })).toEqual({
      worked: 20,
      left: 25,
    });
    expect(of.messages).toEqual([{ importId: id }]);
    await of.deliver();
    expect((await getImport(of.deps, admin, id)).counts).toEqual({ ...none, created: 45 });
  });

  it('delivers an unexpected error again, and gives the line up at last', async () => {
    const of = await bed();
    const id = await of.begin(admin, [brunchLine('A-1'), brunchLine('A-2')]);
    const { deals } = of.run.deals;
    const broken: typeof of.run = {
      ...of.run,
      deals: {
        ...of.run.deals,
        deals: {
          ...deals,
          getByExternalId: async (seller, externalId) => {
            if (externalId === 'A-1') throw new TypeError('A fault of ours');
            return deals.getByExternalId(seller, externalId);
          },
        },
      },
    };
    await expect(of.deliver({ deps: broken })).rejects.toThrow('A fault of ours');
    expect(await brief(of, id)).toEqual(['2 undefined false', '3 created false']);
    of.messages.push({ importId: id });
    await of.deliver({ deps: broken, attempt: 3 });
    expect(await brief(of, id)).toEqual(['2 failed false', '3 created false']);
    expect((await getImport(of.deps, admin, id)).status).toBe('done');
  });
});

describe('the rights of an import', () => {
  const seller = acting(staff('seller', 'ann'), 'startDealImport');
  const member = { id: seller.seller?.id ?? 'slr_none', role: 'owner' } as const;

  it('are those of the seller who began it', async () => {
    const of = await bed();
    of.membersNow.set('ann', member);
    const foreign = await of.begin(seller, [brunchLine('A-1')]);
    const { imports } = of;
    await of.deliver();
    expect((await imports.allLines(foreign))[0]).toMatchObject({ outcome: 'created' });
    const named = await createImport(of.deps, {
      actor: seller,
      idempotencyKey: 'k',
      body: { fileName: 'x', columns: [...columns, 'sellerId'], lines: 1, publish: false },
    });
    const values = [...brunchLine('A-9'), 'slr_4k7m2p9q8r3s5t6v'];
    await addImportLines(of.deps, seller, { id: named.id, lines: [{ line: 2, values }] });
    await startImport(of.deps, seller, named.id);
    await of.deliver();
    expect((await imports.allLines(named.id))[0]).toMatchObject({
      outcome: 'failed',
      problems: [{ column: '-', reason: expect.stringContaining('Sellers create their own deals') }],
    });
  });

  it.each([
    ['rights_ended', (of: Bed) => of.ended.end('ann', of.run.clock.now())],
    ['rights_ended', (of: Bed) => of.membersNow.delete('ann')],
    ['rights_ended', (of: Bed) => of.membersNow.set('ann', { ...member, role: 'finance' })],
    ['rights_ended', (of: Bed) => of.membersNow.set('ann', { id: 'slr_4k7m2p9q8r3s5t6v', role: 'owner' })],
    ['switched_off', (of: Bed) => of.switch({ sellersOff: [member.id] })],
    ['too_old', (of: Bed) => of.deals.clock.turnTo(at(51))],
  ] as const)('end with them: %s', async (stopReason, end) => {
    const of = await bed();
    of.membersNow.set('ann', member);
    const id = await of.begin(seller, [brunchLine('A-1')]);
    await end(of);
    await of.deliver();
    expect(await getImport(of.deps, seller, id)).toMatchObject({
      status: 'stopped',
      stopReason,
      counts: none,
    });
    await expect(startImport(of.deps, seller, id)).rejects.toMatchObject({ code: 'invalid_state' });
  });

  it('are not those of another seller or of a colleague', async () => {
    const of = await bed();
    of.membersNow.set('ann', member);
    const id = await of.begin(seller, [brunchLine('A-1')]);
    const other = acting(staff('seller', 'bob'));
    const colleague = { ...other, seller: member };
    const lines = [{ line: 2, values: [] }];
    for (const attempt of [
      () => getImport(of.deps, other, id),
      () => listImportLines(of.deps, other, { id, limit: 1 }),
      () => addImportLines(of.deps, other, { id, lines }),
      () => startImport(of.deps, other, id),
      () => stopImport(of.deps, other, id),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'not_found' });
    for (const attempt of [
      () => addImportLines(of.deps, colleague, { id, lines }),
      () => startImport(of.deps, admin, id),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'invalid_state' });
    expect((await getImport(of.deps, colleague, id)).id).toBe(id);
    expect((await listImports(of.deps, other, { limit: 10 })).items).toEqual([]);
    expect((await listImports(of.deps, colleague, { limit: 10 })).items.map((job) => job.id)).toEqual([id]);
    expect((await listImports(of.deps, admin, { limit: 10 })).items.map((job) => job.id)).toEqual([id]);
    expect((await stopImport(of.deps, colleague, id)).stopReason).toBe('by_staff');
  });
});

describe('the steps of an import', () => {
  const wanted = { fileName: 'deals.csv', columns, lines: 2, publish: false };
  const begin = (of: Bed, idempotencyKey: string, body = wanted) =>
    createImport(of.deps, { actor: admin, idempotencyKey, body });

  it('repeat safely', async () => {
    const of = await bed();
    const { id } = await begin(of, 'one');
    of.deals.clock.turnTo(at(1));
    expect((await begin(of, 'one')).id).toBe(id);
    await expect(begin(of, 'one', { ...wanted, lines: 3 })).rejects.toMatchObject({
      code: 'idempotency_key_reused',
    });
    const lines = [2, 3, 3].map((line) => ({ line, values: brunchLine(`A-${line}`) }));
    await addImportLines(of.deps, admin, { id, lines });
    await addImportLines(of.deps, admin, { id, lines });
    await startImport(of.deps, admin, id);
    await startImport(of.deps, admin, id);
    expect(of.messages).toHaveLength(2);
    await of.deliver();
    expect((await startImport(of.deps, admin, id)).counts).toEqual({ ...none, created: 2 });
    await expect(stopImport(of.deps, admin, id)).rejects.toMatchObject({ code: 'invalid_state' });
  });

  it('refuse a wrong header line with each fault', async () => {
    const of = await bed();
    await expect(
      begin(of, 'two', { ...wanted, columns: [...columns.slice(1), 'colour'] }),
    ).rejects.toMatchObject({
      code: 'invalid_request',
      errors: [
        { message: 'There is no column "colour".' },
        { message: 'The column "externalId" is missing.' },
      ],
    });
  });

  it('wait for every line, and take none after the start', async () => {
    const of = await bed();
    const { id } = await begin(of, 'three');
    const line = (number: number) => ({ line: number, values: brunchLine(`A-${number}`) });
    await addImportLines(of.deps, admin, { id, lines: [line(2)] });
    await expect(startImport(of.deps, admin, id)).rejects.toThrow('1 of its 2 lines');
    await addImportLines(of.deps, admin, { id, lines: [line(3)] });
    const before = await of.imports.get(id);
    await startImport(of.deps, admin, id);
    await expect(addImportLines(of.deps, admin, { id, lines: [line(2)] })).rejects.toMatchObject({
      code: 'invalid_state',
    });
    // The request read the import before it was started.
    expect(
      before && (await of.imports.addLines(before, [line(2)], of.deals.audit.entry(admin, deed(id)))),
    ).toBe(false);
  });

  it('refuse more of them than were announced, and read no more than one of those', async () => {
    const of = await bed();
    const { id } = await createImport(of.deps, {
      actor: admin,
      idempotencyKey: crypto.randomUUID(),
      body: { fileName: 'deals.csv', columns, lines: 2, publish: false },
    });
    const lines = [2, 3, 4, 5].map((line) => ({ line, values: brunchLine(`A-${line}`) }));
    await addImportLines(of.deps, admin, { id, lines });
    await expect(startImport(of.deps, admin, id)).rejects.toMatchObject({
      code: 'invalid_state',
      message: 'The import has more than its 2 lines. Begin it again.',
    });
    expect(await of.imports.allLines(id, 3)).toHaveLength(3);
    expect((await getImport(of.deps, admin, id)).status).toBe('receiving');
  });

  it('refuse lines of more than 10 MB', async () => {
    const of = await bed();
    const { id } = await begin(of, 'four', { ...wanted, lines: 600 });
    const values = ['€'.repeat(6_000)];
    for (let from = 0; from < 600; from += 60)
      await addImportLines(of.deps, admin, {
        id,
        lines: Array.from({ length: 60 }, (_, index) => ({ line: 2 + from + index, values })),
      });
    await expect(startImport(of.deps, admin, id)).rejects.toThrow('more than 10 MB');
  });

  it('stop once: the work ends before its next lines', async () => {
    const of = await bed();
    const id = await of.begin(admin, [brunchLine('A-1')]);
    const job = await of.imports.get(id);
    await stopImport(of.deps, admin, id);
    await stopImport(of.deps, admin, id);
    await of.deliver();
    expect(await brief(of, id)).toEqual(['2 undefined false']);
    // A worker that read the job before can record nothing any more, and a late end changes nothing.
    expect(await of.imports.record(id, [{ line: 2, outcome: 'created' }], of.run.clock.now())).toBe(false);
    expect(await of.imports.end(id, { now: of.run.clock.now() })).toBe(false);
    expect(await of.imports.start(id, admin, 0, of.deals.audit.entry(admin, deed(id)))).toBe(false);
    expect(job && (await of.imports.add(job, of.deals.audit.entry(admin, deed(id))))).toBe(false);
    expect((await getImport(of.deps, admin, id)).status).toBe('stopped');
  });

  it('record a line only where there is one', async () => {
    const of = await bed();
    const id = await of.begin(admin, [brunchLine('A-1')]);
    const results = [
      { line: 2, outcome: 'created' },
      { line: 99, outcome: 'created' },
    ] as const;
    expect(await of.imports.record(id, results, of.run.clock.now())).toBe(true);
    expect((await getImport(of.deps, admin, id)).counts).toEqual({ ...none, created: 1 });
    expect(await linesOf(of, id)).toHaveLength(1);
  });
});

const deed = (id: string) => ({
  subject: { kind: 'import' as const, id },
  before: null,
  after: {},
  at: at(0),
});

/** A clock that moves on with each look. */
function ticking(clock: { now(): number }, stepMs: number) {
  let looks = 0;
  return { now: () => clock.now() + stepMs * looks++ };
}
