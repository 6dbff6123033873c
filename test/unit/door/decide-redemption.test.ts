import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RedemptionRecord } from '../../../lib/bookings/redemption.ts';
import { recordedStatuses } from '../../../lib/contract/booking.ts';
import {
  type AtTheDoor,
  decideRedemption,
  decideUndo,
  earlyMs,
  mostUses,
} from '../../../lib/door/decide-redemption.ts';

const now = Date.parse('2026-12-24T18:00:00.000Z');
const hour = 3_600_000;
const use = { id: 'use-0001', deviceId: 'device-1', quantity: 1, at: now, staffId: 'ana' };
const booking = { status: 'confirmed', quantity: 4 } as const;
const decide = (changed: Partial<AtTheDoor> = {}) =>
  decideRedemption({ booking, use, isElsewhere: false, calledOff: false, overrides: false, now, ...changed });
const used = (quantity: number, more: Partial<RedemptionRecord> = {}): AtTheDoor['booking'] => ({
  status: 'redeemed',
  quantity: 4,
  redemption: { quantity, uses: [{ ...use, id: 'use-before', quantity }], ...more },
});
const wishing = (quantity: number | undefined) => ({ ...use, quantity });
const kind = (decision: ReturnType<typeof decide>) =>
  decision.kind === 'refuse' ? decision.outcome : decision.kind;

describe('decideRedemption', () => {
  it('lets a party come in parts, and nobody beyond it', () => {
    expect(decide({ use: wishing(3) })).toEqual({
      kind: 'redeem',
      warnings: [],
      redemption: { quantity: 3, uses: [wishing(3)] },
    });
    expect(decide({ booking: used(3) })).toMatchObject({ kind: 'redeem', redemption: { quantity: 4 } });
    expect(kind(decide({ booking: used(3), use: wishing(2) }))).toBe('too_many');
    expect(kind(decide({ booking: used(4) }))).toBe('used_up');
  });

  it('asks how many come, unless one is left', () => {
    expect(kind(decide({ use: wishing(undefined) }))).toBe('how_many');
    expect(decide({ booking: used(3), use: wishing(undefined) })).toMatchObject({
      redemption: { quantity: 4, uses: [{}, { quantity: 1 }] },
    });
  });

  it('finds the use of an earlier attempt, counted or not, even when nothing is left', () => {
    expect(decide({ booking: used(4, { uses: [use] }) })).toMatchObject({
      kind: 'known',
      outcome: 'redeemed',
    });
    expect(decide({ booking: used(1, { uses: [{ ...use, undoneAt: 1 }] }) })).toMatchObject({
      kind: 'known',
      outcome: 'undone',
    });
    expect(decide({ booking: used(4, { refused: [use] }) })).toMatchObject({
      kind: 'known',
      outcome: 'used_up',
    });
    expect(kind(decide({ booking: used(4, { uses: [{ ...use, deviceId: 'device-2' }] }) }))).toBe('used_up');
  });

  it('admits with confirmed and redeemed bookings only', () => {
    const admits = recordedStatuses.filter(
      (status) => decide({ booking: { ...booking, status } }).kind === 'redeem',
    );
    expect(admits).toEqual(['confirmed', 'redeemed']);
    expect(kind(decide({ calledOff: true }))).toBe('not_redeemable');
  });

  it('keeps no more uses than a record has room for', () => {
    const uses = Array.from({ length: mostUses }, (_, n) => ({ ...use, id: `use-${n}`, undoneAt: now }));
    expect(kind(decide({ booking: used(0, { uses }), use: { ...use, id: 'another' } }))).toBe(
      'not_redeemable',
    );
    expect(decide({ booking: used(0, { uses: uses.slice(1) }), use: { ...use, id: 'another' } }).kind).toBe(
      'redeem',
    );
  });

  it.each([
    ['other_deal', { isElsewhere: true }],
    ['wrong_day', { time: { startsAt: now + 24 * hour, endsAt: now + 25 * hour, isToday: false } }],
    ['too_early', { time: { startsAt: now + earlyMs + 1, endsAt: now + 3 * hour, isToday: true } }],
    ['over', { time: { startsAt: now - hour, endsAt: now, isToday: true } }],
  ] as const)('warns of what is %s, and admits when staff say so', (warning, changed) => {
    expect(decide(changed)).toEqual({ kind: 'check_first', warnings: [warning] });
    expect(decide({ ...changed, overrides: true })).toMatchObject({ kind: 'redeem', warnings: [warning] });
    expect(decide({ ...changed, use: { ...use, provisional: true } })).toMatchObject({ kind: 'redeem' });
  });

  it('warns of nothing in the hour before a slot and until its end', () => {
    const time = { startsAt: now + earlyMs, endsAt: now + 2 * hour, isToday: true };
    expect(kind(decide({ time }))).toBe('redeem');
    expect(kind(decide({ time: { ...time, startsAt: now - hour, endsAt: now + 1 } }))).toBe('redeem');
    // Midnight may be between the door and the slot, or in the slot.
    expect(kind(decide({ time: { ...time, isToday: false } }))).toBe('redeem');
  });

  it('keeps a use without a network that does not count, and no other', () => {
    const late = { ...use, provisional: true } as const;
    expect(decide({ booking: used(4), use: late })).toMatchObject({
      outcome: 'used_up',
      redemption: { quantity: 4, uses: [{ id: 'use-before' }], refused: [late] },
    });
    expect(decide({ booking: used(4) })).not.toHaveProperty('redemption');
    const refused = Array.from({ length: 20 }, (_, n) => ({ ...late, id: `late-${n}` }));
    expect(decide({ booking: used(4, { refused }), use: late })).not.toHaveProperty('redemption');
  });

  it('never counts more units than there are, whatever comes in which order', () => {
    const step = fc.record({
      id: fc.integer({ min: 0, max: 9 }).map((n) => `use-${n}`),
      quantity: fc.integer({ min: 1, max: 4 }),
      undo: fc.boolean(),
      provisional: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let record: AtTheDoor['booking'] = booking;
        for (const { id, quantity, undo, provisional } of steps) {
          const wanted = { ...use, id, quantity, ...(provisional && { provisional: true as const }) };
          const decision = undo
            ? decideUndo(record, wanted, { calledOff: false, now })
            : decide({ booking: record, use: wanted });
          if (!('redemption' in decision) || !decision.redemption) continue;
          const { redemption } = decision;
          record = { ...record, status: redemption.quantity > 0 ? 'redeemed' : 'confirmed', redemption };
          const counted = redemption.uses.filter(({ undoneAt }) => undoneAt === undefined);
          const sum = counted.reduce((all, each) => all + each.quantity, 0);
          if (sum !== redemption.quantity || sum > record.quantity) return false;
        }
        return true;
      }),
    );
  });
});

describe('decideUndo', () => {
  const undo = (of: AtTheDoor['booking'], calledOff = false, id = 'use-before') =>
    decideUndo(of, { id, deviceId: 'device-1' }, { calledOff, now });

  it('takes a use back once', () => {
    const decision = undo(used(3));
    expect(decision).toMatchObject({ kind: 'undo', redemption: { quantity: 0, uses: [{ undoneAt: now }] } });
    if (decision.kind !== 'undo') return;
    const again = undo({ status: 'confirmed', quantity: 4, redemption: decision.redemption });
    expect(again).toEqual({ kind: 'done' });
  });

  it('refuses a use that is not there, and bookings that ended', () => {
    expect(undo(booking)).toEqual({ kind: 'refuse', why: 'no_such_use' });
    expect(undo(used(3), false, 'use-other')).toEqual({ kind: 'refuse', why: 'no_such_use' });
    expect(undo({ ...used(3), status: 'refunded' })).toEqual({ kind: 'refuse', why: 'not_redeemed' });
  });

  it('makes no booking of a deal that was called off live again', () => {
    expect(undo(used(3), true)).toEqual({ kind: 'refuse', why: 'called_off' });
    const parts = used(3, {
      uses: [
        { ...use, id: 'use-before', quantity: 1 },
        { ...use, quantity: 2 },
      ],
    });
    expect(undo(parts, true)).toMatchObject({ kind: 'undo', redemption: { quantity: 2 } });
  });
});
