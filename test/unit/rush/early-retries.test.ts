import { describe, expect, it } from 'vitest';
import { aheadOfTheOpening, type EarlyOrder, recordsOf } from '../../bench/hostile/early-retries.ts';

const early: EarlyOrder = {
  token: 'a token',
  dealId: 'deal_1',
  status: 409,
  code: 'deal_not_live',
  earlyMs: 300,
};

describe('aheadOfTheOpening', () => {
  it('has nothing to say of orders that heard that the sale has not begun, or that there is no time for them', () => {
    const busy = [
      { ...early, status: 429, code: 'too_many_requests' },
      { ...early, status: 503, code: 'unavailable' },
    ];
    expect(aheadOfTheOpening([early, ...busy])).toEqual([]);
  });

  it('sees an order that was accepted, whatever became of it', () => {
    const accepted = { ...early, status: 202, code: undefined, bookingId: 'bkg_1' };
    expect(
      aheadOfTheOpening([
        { ...accepted, became: 'held' },
        { ...accepted, became: 'rejected' },
      ]),
    ).toEqual([
      'an order was accepted 300 ms before the opening, and is held',
      'an order was accepted 300 ms before the opening, and is rejected',
    ]);
  });

  it('counts what came late as orders like any other', () => {
    const late = {
      ...early,
      earlyMs: -20,
      status: 202,
      code: undefined,
      bookingId: 'bkg_1',
      became: 'rejected',
    };
    expect(aheadOfTheOpening([late])).toEqual([]);
    expect(recordsOf([early, late, late, { ...late, bookingId: 'bkg_2' }], 'deal_1')).toBe(2);
    expect(recordsOf([late, { ...late, bookingId: 'bkg_2', became: 'queued' }], 'deal_1')).toBe(1);
    expect(recordsOf([late], 'deal_2')).toBe(0);
  });

  it('sees an order that heard something else', () => {
    expect(aheadOfTheOpening([{ ...early, code: 'sold_out' }])).toHaveLength(1);
  });
});
