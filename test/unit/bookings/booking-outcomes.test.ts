import { describe, expect, it } from 'vitest';
import type { BookingRecord } from '../../../lib/bookings/booking.ts';
import { parseBookingId } from '../../../lib/bookings/booking-id.ts';
import { bookingRepository } from '../../../lib/bookings/repository.ts';
import type { TransactItem } from '../../../lib/platform/dynamo.ts';
import type { AgreedTerms } from '../../../lib/stock/stock.ts';
import { contended, failed, type Refusal, refusing, tableOf } from '../../shared/refusing-table.ts';
import { booking, bookingId, price, stock, stockId, stored } from '../../stored-items.ts';

const terms: AgreedTerms = { unitPrice: price };
const bounded: AgreedTerms = { ...terms, perCustomerLimit: 4 };
const audit = { Put: { TableName: 'audit', Item: {} } };

type Reasons = { readonly [K in 'booking' | 'units' | 'tally' | 'audit']?: Refusal };
const isTally = ({ Update }: TransactItem) => String(Update?.Key?.sk ?? '').startsWith('limit#');

/** Bookings whose transactions fail for these reasons. */
const bookings = ({ booking: ofBooking, units, tally, audit: ofAudit }: Reasons) =>
  bookingRepository(
    refusing((part) => {
      if (tableOf(part) === 'stock') return units;
      if (tableOf(part) === 'audit') return ofAudit;
      return isTally(part) ? tally : ofBooking;
    }),
    { bookings: 'bookings', stock: 'stock' },
  );

describe('an order on the direct path', () => {
  const placed = (reasons: Reasons, agreed = terms) => bookings(reasons).recordDirectly(booking(), agreed);

  it('is recorded when every condition holds', async () => {
    expect(await placed({})).toEqual({ kind: 'recorded' });
  });

  it('finds the booking that exists, whatever else failed', async () => {
    const other = booking({ status: 'confirmed', version: 2 });
    const exists = { kind: 'exists', record: other };
    expect(await placed({ booking: failed(stored(other)) })).toEqual(exists);
    expect(await placed({ booking: failed(stored(other)), units: failed(stock()) })).toEqual(exists);
    expect(await placed({ booking: failed(stored(other)), units: contended })).toEqual(exists);
  });

  it('returns the stock that refused, as it was', async () => {
    const { pk: _, ...facts } = stock({ available: 1 });
    const refused = { kind: 'stock_refused', stock: { ...facts, id: stockId } };
    expect(await placed({ units: failed(stock({ available: 1 })) })).toEqual(refused);
    expect(await placed({ units: failed(stock({ available: 1 })), booking: contended })).toEqual(refused);
    expect(await placed({ units: failed() })).toEqual({ kind: 'stock_refused', stock: undefined });
  });

  it('is contention only while no condition fails', async () => {
    expect(await placed({ units: contended })).toEqual({ kind: 'contention' });
    expect(await placed({ booking: { Code: 'ThrottlingError' } })).toEqual({ kind: 'contention' });
  });

  it('does not take a refusal of the stock for one of the tally', async () => {
    expect(await placed({ units: failed(stock()), tally: failed() }, bounded)).toMatchObject({
      kind: 'stock_refused',
    });
  });

  it('throws what is neither a condition nor contention', async () => {
    const reasons = { units: { Code: 'ValidationError' } };
    await expect(placed(reasons)).rejects.toMatchObject({ name: 'TransactionCanceledException' });
  });
});

describe('an order whose units are claimed', () => {
  const placed = (reasons: Reasons) =>
    bookings(reasons).recordClaimed(booking({ claimId: 'clm_0000000000000001' }), bounded);

  it('exists when its booking does, whatever the tally says', async () => {
    expect(await placed({ booking: failed(stored(booking())), tally: failed() })).toBe('exists');
  });

  it('counts again while only the tally stands in the way, and then is busy', async () => {
    // The stock is not found, so nobody can say what the buyer has.
    expect(await placed({ tally: failed() })).toBe('busy');
    expect(await placed({ tally: contended })).toBe('busy');
  });
});

describe('a release', () => {
  const records = [1, 2, 3].map((n) => booking({ id: bookingId(n) }));
  const identities = records.map(({ id }) => `booking#${parseBookingId(id).identity}`);
  const released = (reasonFor: (place: number) => Refusal, reasons: Omit<Reasons, 'booking'> = {}) =>
    bookingRepository(
      refusing((part) => {
        if (tableOf(part) === 'stock') return reasons.units;
        if (tableOf(part) === 'audit') return reasons.audit;
        return reasonFor(identities.indexOf(String(part.Update?.Key?.sk)));
      }),
      { bookings: 'bookings', stock: 'stock' },
    ).release(records, { to: 'expired', now: 1, audit });
  const none = () => undefined;

  it('is done when every condition holds', async () => {
    expect(await released(none)).toEqual({ kind: 'released' });
  });

  it.each([[[0]], [[1]], [[2]], [[0, 2]]])(
    'names the bookings that changed by their places: %j',
    async (places) => {
      const changed = new Set(places.map((place) => (records[place] as BookingRecord).id));
      const outcome = released((place) => (places.includes(place) ? failed() : undefined), {
        units: failed(),
      });
      expect(await outcome).toEqual({ kind: 'changed', changed });
    },
  );

  it('waits for a claim when only the stock refused', async () => {
    expect(await released(none, { units: failed() })).toEqual({ kind: 'claim_open' });
  });

  it('throws contention, and a condition of the audit', async () => {
    const cancelled = { name: 'TransactionCanceledException' };
    await expect(released(() => contended)).rejects.toMatchObject(cancelled);
    await expect(released(none, { audit: failed() })).rejects.toMatchObject(cancelled);
  });
});
