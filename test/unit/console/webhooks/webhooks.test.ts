import { describe, expect, it } from 'vitest';
import { stretchOf } from '../../../../console/src/pages/webhooks/period.ts';
import {
  filterParams,
  hasFilters,
  noFilters,
  queryOf,
  readFilters,
} from '../../../../console/src/pages/webhooks/webhook-filters.ts';

const booking = `bkg_${'0'.repeat(48)}`;

describe('the filters', () => {
  it('are read from the address as they were written', () => {
    const filters = { outcome: 'dead', type: 'refund.failed', booking } as const;
    expect(readFilters(filterParams(filters))).toEqual(filters);
    expect(queryOf(filters)).toEqual({ outcome: 'dead', type: 'refund.failed', bookingId: booking });
  });

  it('are empty for an address that the API would refuse', () => {
    const filters = readFilters(new URLSearchParams({ outcome: 'odd', type: 'A B', booking: 'bkg_1' }));
    expect(filters).toEqual(noFilters);
    expect([hasFilters(filters), queryOf(filters)]).toEqual([false, {}]);
  });
});

describe('a period', () => {
  it('ends when it was chosen', () => {
    expect(stretchOf({ hours: 6, until: Date.parse('2026-12-24T18:00:00Z') })).toEqual({
      from: '2026-12-24T12:00:00.000Z',
      to: '2026-12-24T18:00:00.000Z',
    });
  });
});
