import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { audited } from '../../lib/audit/audit-act.ts';
import type { Deed } from '../../lib/audit/entry.ts';
import { auditPlaceOf } from '../../lib/audit/item.ts';
import { listEntries } from '../../lib/audit/list-entries.ts';
import { createDeal } from '../../lib/deals/create-deal.ts';
import { setStock } from '../../lib/deals/set-stock.ts';
import { takeStep } from '../../lib/deals/take-step.ts';
import {
  GetCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '../../lib/platform/documents/commands.ts';
import { stockOfDeal } from '../../lib/stock/stock-id.ts';
import { acting } from './audit-bed.ts';
import { at, brunch, dealsBed, noon, staff } from './deals-bed.ts';
import { startDynamoDb } from './dynamodb.ts';

const admin = staff('admin');
let database: Awaited<ReturnType<typeof startDynamoDb>>;
let bed: Awaited<ReturnType<typeof dealsBed>>;

beforeAll(async () => {
  database = await startDynamoDb();
});
afterAll(() => database.stop());
beforeEach(async () => {
  bed = await dealsBed(database);
});

const create = async () =>
  (await createDeal(bed, { body: brunch(), actor: acting(admin, 'createDeal'), idempotencyKey: 'key' })).id;
const entriesOf = async (subject: string) => (await listEntries(bed, { subject, limit: 100 })).items;
const transact = (...TransactItems: NonNullable<TransactWriteCommandInput['TransactItems']>) =>
  database.dynamo.send(new TransactWriteCommand({ TransactItems }));

const deed = (id: string, minutes = 0): Deed => ({
  subject: { kind: 'staff', id },
  before: { roles: ['seller'], name: 'same' },
  after: { roles: ['seller', 'support'], name: 'same' },
  at: at(minutes),
});

describe('a deed and its entry', () => {
  it('exist both or not at all: what cannot be recorded is not done', async () => {
    const dealId = await create();
    const actor = acting(admin, 'setStock');
    const taken = bed.audit.entry(actor, {
      subject: { kind: 'deal', id: dealId },
      before: {},
      after: {},
      at: at(0),
    });
    await transact(taken);
    await expect(setStock(bed, { dealId, total: 3, actor })).rejects.toThrow();
    expect(await bed.stocks.get(stockOfDeal(dealId), { consistent: true })).toMatchObject({
      total: 10,
      available: 10,
    });
  });

  it('are as many as changes, whoever races for them', async () => {
    const dealId = await create();
    await Promise.allSettled(
      Array.from({ length: 8 }, () =>
        takeStep(bed, { dealId, step: 'publish', actor: acting(admin, 'publishDeal') }),
      ),
    );
    const totals = await Promise.allSettled(
      [11, 12, 13, 14].map((total) => setStock(bed, { dealId, total, actor: acting(admin, 'setStock') })),
    );
    const entries = await entriesOf(dealId);
    const by = (operation: string) => entries.filter((entry) => entry.operation === operation);
    expect(by('publishDeal')).toHaveLength(1);
    // All in one millisecond of the bed's clock, so what each found is what another left.
    const found = by('setStock').map(({ before }) => before?.quantityTotal);
    const left = by('setStock').map(({ after }) => after?.quantityTotal);
    const total = (await bed.stocks.get(stockOfDeal(dealId), { consistent: true }))?.total;
    expect(found.length).toBe(totals.filter(({ status }) => status === 'fulfilled').length);
    expect([...found, total].toSorted()).toEqual([10, ...left].toSorted());
  });

  it('do not exist for what time brings about', async () => {
    const dealId = await create();
    bed.clock.turnTo(at(1));
    await takeStep(bed, { dealId, step: 'publish', actor: acting(admin, 'publishDeal') });
    bed.clock.turnTo(at(61));
    await takeStep(bed, { dealId, step: 'pause', actor: acting(admin, 'pauseDeal') });
    expect((await entriesOf(dealId)).map(({ before, after }) => [before?.state, after?.state])).toEqual([
      ['live', 'paused'],
      ['draft', 'scheduled'],
      [undefined, 'draft'],
    ]);
  });
});

describe('an entry', () => {
  it('stays as it was first written', async () => {
    const actor = acting(admin);
    await bed.audit.append(actor, deed('mara'), 'done');
    await bed.audit.append(actor, { ...deed('mara'), after: { roles: [] } }, 'done');
    await expect(transact(bed.audit.entry(actor, deed('mara')))).rejects.toThrow('ConditionalCheckFailed');
    expect(await entriesOf('mara')).toMatchObject([{ after: { roles: ['seller', 'support'] } }]);
  });

  it('holds the fields that changed, and is forgotten when its time is over', async () => {
    const actor = acting(admin, 'setRoles');
    await bed.audit.append(actor, deed('noor'), 'done');
    const [entry] = await entriesOf('noor');
    if (!entry) throw new Error('Nothing was written');
    expect(entry).toEqual({
      id: expect.stringMatching(/^aud_/),
      at: at(0),
      actor: { staffId: 'admin', roles: ['admin'], address: '203.0.113.7' },
      operation: 'setRoles',
      requestId: actor.requestId,
      subject: { kind: 'staff', id: 'noor' },
      outcome: 'done',
      before: { roles: ['seller'] },
      after: { roles: ['seller', 'support'] },
    });
    const { Item } = await database.dynamo.send(
      new GetCommand({ TableName: bed.auditTable, Key: { pk: 'noor', sk: auditPlaceOf(entry) } }),
    );
    expect(Item?.ttl).toBe(noon / 1000 + 86_400);
  });
});

describe('audited', () => {
  const { at: _, ...change } = deed('lena');
  const outcomes = async () => (await entriesOf('lena')).map(({ outcome }) => outcome).toSorted();

  it('records what happens elsewhere before it is done and after', async () => {
    const seen = await audited(bed, acting(admin), change, outcomes);
    expect(seen).toEqual(['started']);
    expect(await outcomes()).toEqual(['started', 'succeeded']);
  });

  it('records a failure, and passes it on', async () => {
    const failing = audited(bed, acting(admin), change, () => Promise.reject(new Error('Cognito is away')));
    await expect(failing).rejects.toThrow('Cognito is away');
    expect(await outcomes()).toEqual(['failed', 'started']);
  });

  it('does nothing that it could not record', async () => {
    let done = false;
    const audit = { append: () => Promise.reject(new Error('no audit')) };
    const act = async () => {
      done = true;
    };
    await expect(audited({ ...bed, audit }, acting(admin), change, act)).rejects.toThrow('no audit');
    expect(done).toBe(false);
  });

  it('answers for what is done, though its outcome could not be recorded', async () => {
    const { append } = bed.audit;
    const audit = {
      append: (...entry: Parameters<typeof append>) =>
        entry[2] === 'started' ? append(...entry) : Promise.reject(new Error('no audit')),
    };
    expect(await audited({ ...bed, audit }, acting(admin), change, async () => 'done')).toBe('done');
    expect(await outcomes()).toEqual(['started']);
  });
});

describe('listEntries', () => {
  it('walks each list from the newest to the oldest, none left out and none twice, equal instants too', async () => {
    for (let n = 0; n < 12; n++) {
      const actor = acting(staff('seller', n % 2 ? 'odd' : 'even'), n % 3 ? 'one' : 'other');
      await bed.audit.append(actor, deed(`subject-${n % 4}`, Math.floor(n / 3)), 'done');
    }
    const walk = async (filters: object, limit: number) => {
      const seen = [];
      let cursor: string | undefined;
      do {
        const page = await listEntries(bed, { ...filters, limit, cursor });
        seen.push(...page.items);
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      return seen;
    };
    const all = await walk({}, 100);
    expect(all).toHaveLength(12);
    expect(all.map(auditPlaceOf)).toEqual(all.map(auditPlaceOf).toSorted().toReversed());
    const filters: [object, (entry: (typeof all)[number]) => boolean][] = [
      [{}, () => true],
      [{ actor: 'odd' }, ({ actor }) => actor.staffId === 'odd'],
      [{ operation: 'other' }, ({ operation }) => operation === 'other'],
      [{ subject: 'subject-1' }, ({ subject }) => subject.id === 'subject-1'],
      [
        { actor: 'odd', operation: 'one' },
        (entry) => entry.actor.staffId === 'odd' && entry.operation === 'one',
      ],
      [{ subject: 'subject-3', actor: 'even' }, () => false],
      [{ from: at(1), to: at(3) }, (entry) => at(1) <= entry.at && entry.at < at(3)],
      [{ from: at(3), to: at(1) }, () => false],
    ];
    for (const [filter, fits] of filters)
      for (const limit of [1, 5])
        expect(await walk(filter, limit), JSON.stringify(filter)).toEqual(all.filter(fits));
  });
});
