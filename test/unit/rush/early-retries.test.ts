import { describe, expect, it } from 'vitest';
import { aheadOfTheOpening, type EarlyOrder } from '../../bench/hostile/early-retries.ts';

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

  it('sees an order that heard something else', () => {
    expect(aheadOfTheOpening([{ ...early, code: 'sold_out' }])).toHaveLength(1);
  });
});
