import { describe, expect, it } from 'vitest';
import { hasEnded, isBought, isLive, keepsUnits, liveStatuses } from '../../../lib/bookings/status.ts';
import { recordedStatuses } from '../../../lib/contract/booking.ts';

const among = (holds: (booking: { status: (typeof recordedStatuses)[number] }) => boolean) =>
  recordedStatuses.filter((status) => holds({ status }));

describe('a booking', () => {
  it('is live while it can be cancelled', () => {
    expect(among(isLive)).toEqual(['held', 'confirmed']);
    expect(liveStatuses()).toEqual(['held', 'confirmed']);
  });

  it('has ended when nothing is left to cancel', () => {
    expect(among(hasEnded)).toEqual(['rejected', 'expired', 'cancelled', 'refunded']);
  });

  it('is bought when it is confirmed, and remains so when it is used', () => {
    expect(among(isBought)).toEqual(['confirmed', 'redeemed', 'fulfilled']);
  });

  it('keeps its units until it ends, or longer when a refund left them with the buyer', () => {
    expect(among(keepsUnits)).toEqual(['held', 'confirmed', 'redeemed', 'fulfilled']);
    expect(keepsUnits({ status: 'refunded', unitsKept: true })).toBe(true);
  });
});
