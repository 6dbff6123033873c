import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toInstant } from '../../../lib/platform/clock.ts';
import { currentAt, scheduledAt, tidied } from '../../../lib/storefront/decide-plan.ts';
import {
  decidePublication,
  decideRestoration,
  decideWithdrawal,
  plannedFor,
} from '../../../lib/storefront/decide-publication.ts';
import { emptyHead, type StoredVersion, type StorefrontHead } from '../../../lib/storefront/home.ts';

const noon = Date.parse('2026-12-24T12:00:00.000Z');
const at = (minutes: number) => toInstant(noon + minutes * 60_000);
const now = at(0);

const version = (n: number, changed: Partial<StoredVersion> = {}): StoredVersion => ({
  version: n,
  from: at(-n),
  blocks: [],
  publishedAt: now,
  publishedBy: 'somebody',
  ...changed,
});
const head = (latest: number, ...planned: [number, number][]): StorefrontHead => ({
  version: latest,
  latest,
  planned: planned.map(([n, minutes]) => ({ version: n, from: at(minutes) })),
});
const wanted = { draftVersion: 7, now, latestFrom: at(1_000), maxScheduled: 2 };

describe('The plan of versions', () => {
  it('holds the version that began last, of two for one instant the newer', () => {
    const { planned } = head(4, [1, -10], [2, -5], [3, -5], [4, 5]);
    expect(currentAt(planned, now)?.version).toBe(3);
    expect(currentAt(planned, at(5))?.version).toBe(4);
    expect(currentAt(planned, at(-7))?.version).toBe(1);
    expect(currentAt(planned, at(-11))).toBeUndefined();
    expect(scheduledAt(planned, at(-7)).map((one) => one.version)).toEqual([2, 3, 4]);
  });

  it('shows the same at every later instant after the past is tidied away', () => {
    const plans = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: -9, max: 9 })), {
      selector: ([n]) => n,
    });
    fc.assert(
      fc.property(plans, fc.nat(12), (all, minutes) => {
        const { planned } = head(20, ...all);
        const kept = tidied(planned, now);
        expect(currentAt(kept, at(minutes))).toEqual(currentAt(planned, at(minutes)));
      }),
    );
  });
});

describe('Publishing a draft', () => {
  it('makes the next version, which holds at once', () => {
    const decision = decidePublication(emptyHead, undefined, wanted);
    expect(decision).toEqual({
      kind: 'publish',
      from: now,
      head: { version: 1, latest: 1, planned: [{ version: 1, from: now }] },
    });
  });

  it('schedules it for an instant, in the future and within a year', () => {
    expect(decidePublication(head(1, [1, -5]), version(1), { ...wanted, from: at(5) })).toMatchObject({
      kind: 'publish',
      from: at(5),
      head: {
        planned: [
          { version: 1, from: at(-5) },
          { version: 2, from: at(5) },
        ],
      },
    });
    for (const from of [now, at(-1), at(1_001)])
      expect(decidePublication(head(0), undefined, { ...wanted, from })).toMatchObject({
        kind: 'refuse',
        field: 'from',
      });
  });

  it('is refused while too many wait', () => {
    const full = head(2, [1, 5], [2, 6]);
    expect(decidePublication(full, version(2), { ...wanted, from: at(7) })).toMatchObject({
      kind: 'refuse',
      message: expect.stringContaining('2 versions'),
    });
    expect(decidePublication(full, version(2), wanted).kind).toBe('publish');
  });

  it('finds the version of the first request when it is repeated', () => {
    const shown = version(1, { draftVersion: 7 });
    expect(decidePublication(head(1, [1, -1]), shown, wanted)).toEqual({ kind: 'same', version: shown });
    const waits = version(1, { draftVersion: 7, askedFrom: at(5), from: at(5) });
    const plan = head(1, [1, 5]);
    expect(decidePublication(plan, waits, { ...wanted, from: at(5) }).kind).toBe('same');
    expect(decidePublication(plan, waits, { ...wanted, from: at(5), now: at(6) }).kind).toBe('same');
    expect(decidePublication(plan, waits, { ...wanted, from: at(6) }).kind).toBe('publish');
    expect(decidePublication(plan, waits, wanted).kind).toBe('publish');
    expect(decidePublication(head(1, [1, -1]), version(1, { draftVersion: 6 }), wanted).kind).toBe('publish');
  });

  it('looks for it among all that is planned, and for one at once only at the version that holds', () => {
    const plan = head(4, [1, -9], [2, -1], [3, 5], [4, 5]);
    expect(plannedFor(plan, at(5), now)).toBe(4);
    expect(plannedFor(plan, at(6), now)).toBeUndefined();
    expect(plannedFor(plan, undefined, now)).toBe(2);
    expect(plannedFor(plan, undefined, at(6))).toBe(4);
    expect(plannedFor(emptyHead, undefined, now)).toBeUndefined();
  });
});

describe('Restoring a version', () => {
  it('makes a copy that holds at once, and none of the version that holds', () => {
    const plan = head(2, [2, -1]);
    expect(decideRestoration(plan, version(2), { version: 1, now })).toMatchObject({
      kind: 'publish',
      from: now,
      head: { latest: 3, planned: [{ version: 3, from: now }] },
    });
    expect(decideRestoration(plan, version(2), { version: 2, now })).toEqual({ kind: 'same', version: 2 });
    expect(decideRestoration(plan, version(2, { copyOf: 1 }), { version: 1, now })).toEqual({
      kind: 'same',
      version: 2,
    });
    expect(decideRestoration(head(3, [2, -1]), undefined, { version: 1, now }).kind).toBe('publish');
  });
});

describe('Withdrawing a version', () => {
  it('takes it out of the plan before its instant only', () => {
    const plan = head(2, [1, -1], [2, 5]);
    expect(decideWithdrawal(plan, version(2), now)).toMatchObject({
      kind: 'withdraw',
      head: { version: 3, latest: 2, planned: [{ version: 1 }] },
    });
    expect(decideWithdrawal(plan, version(2), at(5)).kind).toBe('refuse');
    expect(decideWithdrawal(plan, version(1), now).kind).toBe('refuse');
    expect(decideWithdrawal(plan, version(2, { withdrawnAt: now }), now).kind).toBe('same');
  });
});
