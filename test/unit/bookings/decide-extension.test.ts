import { describe, expect, it } from 'vitest';
import { decideExtension } from '../../../lib/bookings/decide-extension.ts';

const minute = 60_000;
const now = Date.parse('2026-12-24T18:05:00.000Z');
const booking = { status: 'held', createdAt: now - 5 * minute, holdExpiresAt: now + 5 * minute } as const;
const sale = { gate: 'open', closesAt: now + 600 * minute };
const decide = (minutes: number, changed: Partial<Parameters<typeof decideExtension>[0]> = {}) =>
  decideExtension({ booking, sale, until: now + minutes * minute, now, ...changed });

describe('decideExtension', () => {
  it('lets a hold last up to an hour from now', () => {
    expect(decide(60)).toEqual({ kind: 'extend' });
    expect(decide(60 + 1 / minute)).toEqual({ kind: 'too_late', latest: now + 60 * minute });
  });

  it('lets no hold last longer than two hours from its order', () => {
    const old = { ...booking, createdAt: now - 110 * minute };
    expect(decide(10, { booking: old })).toEqual({ kind: 'extend' });
    expect(decide(11, { booking: old })).toEqual({ kind: 'too_late', latest: now + 10 * minute });
  });

  it('lets no hold last longer than an hour after the sale', () => {
    const over = { gate: 'closed', closesAt: now - 30 * minute };
    expect(decide(30, { sale: over })).toEqual({ kind: 'extend' });
    expect(decide(31, { sale: over })).toEqual({ kind: 'too_late', latest: now + 30 * minute });
  });

  it('does nothing for the end that the hold has, and never brings it forward', () => {
    expect(decide(5)).toEqual({ kind: 'done' });
    expect(decide(4)).toEqual({ kind: 'not_later' });
  });

  it.each([
    ['not_held', { booking: { ...booking, status: 'confirmed' as const } }],
    ['not_held', { booking: { ...booking, holdExpiresAt: now } }],
    ['being_paid', { booking: { ...booking, payment: { status: 'capturing' as const } } }],
    ['called_off', { sale: { ...sale, gate: 'called_off' } }],
  ] as const)('refuses what is %s', (why, changed) => {
    expect(decide(10, changed)).toEqual({ kind: 'refuse', why });
  });
});
