import { describe, expect, it } from 'vitest';
import { operations } from '../../../lib/contract/operations.ts';
import type { Caller } from '../../../lib/platform/caller.ts';
import { decideBodySwitchedOff, decideSwitchedOff } from '../../../lib/platform/decide-switched-off.ts';
import { requireSwitchedOn } from '../../../lib/platform/http/require-switched-on.ts';
import { addressDigestOf } from '../../../lib/platform/limits/subject.ts';
import {
  allOn,
  isBlocked,
  type StoredSwitches,
  switchesMaxAgeMs,
  switchReader,
} from '../../../lib/platform/switches.ts';

const anybody: Caller = { kind: 'anonymous' };
const guest = { kind: 'guest', id: 'gst_0000000000000001' } as Caller;
const customer = { kind: 'customer', id: 'cus_0000000000000001', subject: 'x', signedInAt: 0 } as Caller;
const staff = (...roles: string[]) =>
  ({
    ...{ kind: 'staff', id: 'x', roles, signedInAt: 0 },
    seller: { id: 'slr_0000000000000001', role: 'owner' },
  }) as unknown as Caller;
const { createGuest, placeBooking, getBooking, cancelBooking, startPayment, setUpPaymentMethod } = operations;
const { createDeal, listAdminDeals } = operations;

describe('decideSwitchedOff', () => {
  it('stands against nothing while everything is on', () => {
    for (const operation of Object.values(operations))
      for (const caller of [anybody, guest, customer, staff('seller')])
        expect(decideSwitchedOff(allOn, { operation, caller })).toBeUndefined();
  });

  it.each([
    ['a new guest', createGuest, anybody, 'guests'],
    ['a guest’s order', placeBooking, guest, 'guests'],
    ['a customer’s order', placeBooking, customer, undefined],
    ['a guest’s payment of what they hold', startPayment, guest, undefined],
    ['a guest’s look at their booking', getBooking, guest, undefined],
    ['a guest’s cancellation', cancelBooking, guest, undefined],
  ] as const)('guests: of %s', (_, operation, caller, off) => {
    expect(decideSwitchedOff({ ...allOn, guests: false }, { operation, caller })).toBe(off);
  });

  it('oneClick: of saving a card, and of an order that is paid with one', () => {
    const off = { ...allOn, oneClick: false };
    expect(decideSwitchedOff(off, { operation: setUpPaymentMethod, caller: customer })).toBe('oneClick');
    expect(decideSwitchedOff(off, { operation: placeBooking, caller: customer })).toBeUndefined();
    expect(decideBodySwitchedOff(off, placeBooking, { payment: { savedMethodId: 'pm_1' } })).toBe('oneClick');
    expect(decideBodySwitchedOff(off, placeBooking, { quantity: 1 })).toBeUndefined();
    expect(decideBodySwitchedOff(allOn, placeBooking, { payment: {} })).toBeUndefined();
  });

  it.each([
    ['a change', createDeal, staff('seller'), 'seller'],
    ['a look', listAdminDeals, staff('seller'), undefined],
    ['a change as an admin', createDeal, staff('seller', 'admin'), undefined],
    ['a change with a role that may not', createDeal, staff('seller', 'support'), 'seller'],
  ] as const)('a seller: of %s', (_, operation, caller, off) => {
    const sellersOff: StoredSwitches['sellersOff'] = ['slr_0000000000000001'];
    expect(decideSwitchedOff({ ...allOn, sellersOff }, { operation, caller })).toBe(off);
    expect(
      decideSwitchedOff({ ...allOn, sellersOff: ['slr_0000000000000002'] }, { operation, caller }),
    ).toBeUndefined();
  });
});

describe('a blocked address', () => {
  const addressKey = Buffer.from('a key for tests only');
  const until = '2026-12-24T18:00:00.000Z';
  const before = Date.parse(until) - 1;
  const block = (address: string): StoredSwitches => ({
    ...allOn,
    addressKey,
    blockedAddresses: [{ digest: addressDigestOf(addressKey, address), until }],
  });

  it.each([
    ['itself', '203.0.113.7', '203.0.113.7', true],
    ['its neighbour', '203.0.113.7', '203.0.113.8', false],
    ['an address of its /64', '2001:db8:1:2::1', '2001:db8:1:2:ffff::9', true],
    ['an address of another /64', '2001:db8:1:2::1', '2001:db8:1:3::1', false],
    ['no address', '203.0.113.7', '', false],
  ])('stops %s', (_, blocked, address, stopped) => {
    expect(isBlocked(block(blocked), address, before)).toBe(stopped);
  });

  it('is blocked until its end, and not from there on', () => {
    expect(isBlocked(block('203.0.113.7'), '203.0.113.7', before + 1)).toBe(false);
  });

  it('does not stop staff who signed in, so nobody blocks themselves out', () => {
    const asked = { operation: operations.updateSwitches, address: '203.0.113.7' };
    const check = (caller: Caller) => requireSwitchedOn(block('203.0.113.7'), { ...asked, caller }, before);
    expect(() => check(customer)).toThrowError(expect.objectContaining({ code: 'address_blocked' }));
    expect(() => check(anybody)).toThrowError(expect.objectContaining({ code: 'address_blocked' }));
    expect(() => check(staff('admin'))).not.toThrow();
  });
});

describe('switchReader', () => {
  const bed = () => {
    let now = 1_000_000;
    let reads = 0;
    let answer: () => Promise<StoredSwitches> = async () => allOn;
    const reader = switchReader({
      clock: { now: () => now },
      read: () => {
        reads++;
        return answer();
      },
    });
    return {
      reader,
      reads: () => reads,
      pass: (ms: number) => {
        now += ms;
      },
      become: (next: () => Promise<StoredSwitches>) => {
        answer = next;
      },
    };
  };

  it('reads once for all that ask, and again when it is older than ten seconds', async () => {
    const { reader, reads, pass, become } = bed();
    await Promise.all([reader.look(), reader.look(), reader.look()]);
    expect(reads()).toBe(1);
    become(async () => ({ ...allOn, guests: false }));
    pass(switchesMaxAgeMs - 1);
    expect((await reader.look()).guests).toBe(true);
    expect(reads()).toBe(1);
    pass(1);
    expect((await reader.look()).guests).toBe(false);
    expect(reads()).toBe(2);
    expect(switchesMaxAgeMs).toBeLessThanOrEqual(10_000);
  });

  it('goes by what it knew when they cannot be read, and tries again a second later', async () => {
    const { reader, reads, pass, become } = bed();
    become(async () => ({ ...allOn, oneClick: false }));
    await reader.look();
    become(() => Promise.reject(new Error('DynamoDB is away')));
    pass(switchesMaxAgeMs);
    expect((await reader.look()).oneClick).toBe(false);
    expect((await reader.look()).oneClick).toBe(false);
    expect(reads()).toBe(2);
    become(async () => allOn);
    pass(1_000);
    expect((await reader.look()).oneClick).toBe(true);
  });

  it('lets requests in when nothing was ever read', async () => {
    const { reader, become } = bed();
    become(() => Promise.reject(new Error('DynamoDB is away')));
    expect(await reader.look()).toEqual(allOn);
  });
});
