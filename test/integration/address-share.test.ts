import { describe, expect, it } from 'vitest';
import { guardGuest } from '../../lib/abuse/guard-guest.ts';
import { guardOrder } from '../../lib/abuse/guard-order.ts';
import type { RiskReason } from '../../lib/contract/risk.ts';
import type { Buyer } from '../../lib/platform/caller.ts';
import { newId } from '../../lib/platform/ids.ts';
import type { SharedCounts } from '../../lib/platform/limits/shared-counts.ts';
import { systemRandom as random } from '../../lib/platform/random.ts';
import { from, guardsOf, order } from './guard-bed.ts';
import { newBuyer, start } from './sale-bed.ts';

/** Prod's policy on one address, as the security review tried it. */
const time = { now: start };
const clock = { now: () => time.now };

/** What containers tell each other, as the table keeps it; shared-limits.test.ts has the table itself. */
const told = new Map<string, Map<number, number>>();
let writes = 0;
const shared: SharedCounts = {
  async add({ name, subject, slices }) {
    writes++;
    const all = told.get(`${name} ${subject}`) ?? new Map<number, number>();
    for (const [slice, times] of slices) all.set(slice, (all.get(slice) ?? 0) + times);
    told.set(`${name} ${subject}`, all);
    return new Map(all);
  },
};

let addresses = 0;
const newAddress = () => `198.51.100.${++addresses}`;
const guest = (noticed: readonly RiskReason[] = []): Buyer => ({ kind: 'guest', id: newBuyer(), noticed });
const container = (units?: number) => guardsOf({ clock, shared, ...(units !== undefined && { units }) });
const outcomeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'passed',
    ({ code }) => code,
  );
const tallyOf = (outcomes: readonly string[]) => ({
  passed: outcomes.filter((outcome) => outcome === 'passed').length,
  challenged: outcomes.filter((outcome) => outcome === 'challenge_required').length,
});

/** Guests of an address, one after the other, with what their tokens carry. */
async function guestsFrom(address: string, count: number, withDevice: boolean) {
  const { guests } = container();
  const outcomes: string[] = [];
  const made: Buyer[] = [];
  for (let each = 0; each < count; each++) {
    const visitor = from({ address, ...(withDevice && { deviceId: crypto.randomUUID() }) });
    const outcome = guardGuest(guests, { visitor, requestId: crypto.randomUUID() });
    outcomes.push(await outcomeOf(outcome));
    if (outcomes.at(-1) === 'passed') made.push(guest(await outcome));
  }
  return { made, ...tallyOf(outcomes) };
}

/** An order of each of them, one after the other, in containers that take turns. */
async function ordersFrom(
  address: string,
  buyers: readonly Buyer[],
  { units = 1_000, quantity = 1, withDevice = false, containers = 1 } = {},
) {
  const guards = Array.from({ length: containers }, () => container(units).guard);
  const outcomes: string[] = [];
  for (const [index, buyer] of buyers.entries()) {
    const visitor = from({ address, ...(withDevice && { deviceId: crypto.randomUUID() }) });
    const guard = guards[index % containers] as (typeof guards)[number];
    outcomes.push(await outcomeOf(guardOrder(guard, order(buyer, visitor, { quantity }))));
  }
  return tallyOf(outcomes);
}

const many = (count: number) => Array.from({ length: count }, () => guest());

describe('one stranger without device ids, at one address', () => {
  it('makes 99 guests in ten minutes before the first challenge', async () => {
    expect(await guestsFrom(newAddress(), 300, false)).toMatchObject({ passed: 99, challenged: 201 });
  });

  it('gets orders for one unit in a hundred of a deal past the guard, however many guests are hoarded', async () => {
    expect(await ordersFrom(newAddress(), many(2_000))).toEqual({ passed: 10, challenged: 1_990 });
    expect(await ordersFrom(newAddress(), many(200), { units: 10_000 })).toMatchObject({ passed: 100 });
  });

  it('is counted by units, and not by orders', async () => {
    expect(await ordersFrom(newAddress(), many(20), { quantity: 100 })).toMatchObject({ passed: 0 });
    expect(await ordersFrom(newAddress(), many(20), { quantity: 3 })).toMatchObject({ passed: 3 });
  });

  it('gets one unit in twenty past it who makes up devices', async () => {
    const address = newAddress();
    expect(await ordersFrom(address, many(200), { withDevice: true })).toMatchObject({ passed: 50 });
    expect(await guestsFrom(newAddress(), 600, true)).toMatchObject({ passed: 499, challenged: 101 });
  });

  it('gets a unit more for each container, at a write for each unit until the share is used up', async () => {
    const address = newAddress();
    writes = 0;
    const { passed } = await ordersFrom(address, many(400), { withDevice: true, containers: 20 });
    expect(passed).toBeGreaterThanOrEqual(50);
    expect(passed).toBeLessThanOrEqual(50 + 20);
    expect(writes).toBeLessThanOrEqual(50 + 20);
  });

  it('is a stranger again when the time of a hold is over', async () => {
    const address = newAddress();
    expect(await ordersFrom(address, many(60), { withDevice: true })).toMatchObject({ passed: 50 });
    const { guard } = container();
    time.now += 660_000;
    expect(await outcomeOf(guardOrder(guard, order(guest(), from({ address }))))).toBe('passed');
    time.now = start;
  });
});

describe('2,000 honest buyers behind one address, with device ids', () => {
  it('are none of them refused as guests: those after the 499th of ten minutes solve a challenge', async () => {
    const { passed, challenged } = await guestsFrom(newAddress(), 2_000, true);
    expect({ passed, challenged }).toEqual({ passed: 499, challenged: 1_501 });
  });

  it.each([
    [1_000, 50],
    [10_000, 500],
    [40_000, 2_000],
  ])('of a deal of %i units: %i order without a challenge, and none is refused', async (units, passed) => {
    const outcome = await ordersFrom(newAddress(), many(2_000), { units, withDevice: true });
    expect(outcome).toEqual({ passed, challenged: 2_000 - passed });
  });

  it('are listed for staff never, whatever their crowd does', async () => {
    const { guard } = guardsOf({
      ...{ clock, shared, answer: 'solved' },
      changed: {
        marks: {
          of: async () => ({
            lapsedHolds: 0,
            lapsedUnitsOfAddress: 900,
            declinedCards: 0,
            declinedCardsOfAddress: 900,
          }),
        },
      },
    });
    const visitor = from({ address: newAddress(), challengeToken: 'right' });
    const suspect = () => guest(['guests_from_address']);
    for (let count = 0; count < 60; count++)
      expect(await guardOrder(guard, order(suspect(), visitor))).toBeUndefined();
  });

  it('are not asked who have a history', async () => {
    const address = newAddress();
    const { guard } = guardsOf({ clock, shared, changed: { hasHistory: async () => true } });
    const customer = (): Buyer => ({
      kind: 'customer',
      subject: crypto.randomUUID(),
      id: newId('cus', random),
      signedInAt: start,
    });
    for (let count = 0; count < 100; count++)
      await guardOrder(guard, order(customer(), from({ address, deviceId: crypto.randomUUID() })));
  });
});

describe('an ordinary order', () => {
  it('of one unit from an address of its own tells nobody anything', async () => {
    const { guard } = container();
    writes = 0;
    for (let count = 0; count < 100; count++)
      await guardOrder(guard, order(guest(), from({ address: `198.18.0.${count}` })));
    expect(writes).toBe(0);
  });

  it('without a device id is asked for nothing', async () => {
    const { guard, asked } = container();
    await guardOrder(guard, order(guest(), from({ address: newAddress() })));
    expect(asked).toEqual([]);
  });
});

describe('mishaps', () => {
  const marked = (counts: { lapsedHolds?: number; declinedCards?: number }) =>
    guardsOf({
      ...{ clock, shared },
      changed: {
        marks: {
          of: async () => ({
            ...{ lapsedHolds: 0, lapsedUnitsOfAddress: 0, declinedCards: 0, declinedCardsOfAddress: 0 },
            ...counts,
          }),
        },
      },
    }).guard;

  it.each([
    [{ lapsedHolds: 2 }, 'passed'],
    [{ lapsedHolds: 3 }, 'challenge_required'],
    [{ declinedCards: 3 }, 'passed'],
    [{ declinedCards: 4 }, 'challenge_required'],
  ] as const)('of %o are answered with %s', async (counts, outcome) => {
    const visitor = from({ address: newAddress(), deviceId: crypto.randomUUID() });
    expect(await outcomeOf(guardOrder(marked(counts), order(guest(), visitor)))).toBe(outcome);
  });
});
