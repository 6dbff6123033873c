import { describe, expect, it } from 'vitest';
import type { BookingRecord } from '../../../lib/bookings/booking.ts';
import type { BookingId, BuyerId, DealId } from '../../../lib/contract/ids.ts';
import { type LedgerLine, ledgerEntry } from '../../../lib/ledger/ledger.ts';
import { stockOfDeal } from '../../../lib/stock/stock-id.ts';
import { type Evidence, judge } from '../../bench/rush/pay/verdict.ts';

const bookingId = 'bkg_paid' as BookingId;
const price = { amountMinor: 1999, currency: 'EUR' };

const booking: BookingRecord = {
  id: bookingId,
  stockId: stockOfDeal('deal_1' as DealId),
  buyerId: 'gst_1' as BuyerId,
  quantity: 1,
  unitPrice: price,
  total: price,
  status: 'confirmed',
  createdAt: 0,
  updatedAt: 0,
  version: 3,
};
const intent: Evidence['intents'][number] = {
  id: 'pi_1',
  currency: 'eur',
  status: 'succeeded',
  authorized: 0,
  metadata: { bookingId },
  captured: 1999,
  refunded: 0,
  disputed: 0,
};
const entry = ledgerEntry('capture', { subject: bookingId, id: 'pi_1', amount: price, at: 0 });
const reconciliation = { balanced: true, claimed: 0, held: 0, sold: 1 } as Evidence['reconciliation'];

const sound: Evidence = {
  units: 1,
  bookings: [booking],
  payments: [],
  ledger: [entry],
  intents: [intent],
  reconciliation,
  plays: [{ persona: 'pays', bookingId, token: '', told: 'confirmed', failures: [] }],
  answers: new Map([[bookingId, 'confirmed']]),
  unanswered: 0,
  dead: [],
};

const red = (changed: Partial<Evidence>) =>
  judge({ ...sound, ...changed }).flatMap(({ name, broken }) => (broken.length > 0 ? [name] : []));
const unpaid: Partial<Evidence> = { ledger: [], intents: [{ ...intent, captured: 0, status: 'canceled' }] };
const expired: Partial<Evidence> = {
  bookings: [{ ...booking, status: 'expired' }],
  reconciliation: { ...reconciliation, sold: 0 },
  plays: [{ persona: 'pays', bookingId, token: '', failures: [] }],
  answers: new Map([[bookingId, 'expired']]),
};

describe('the verdict on a rush with money', () => {
  it('has nothing to say of a paid booking', () => {
    expect(red({})).toEqual([]);
  });

  it('sees a confirmed booking that nobody paid for', () => {
    expect(red(unpaid)).toEqual(['no confirmed booking unpaid']);
  });

  it('sees money that was kept without a booking', () => {
    expect(red(expired)).toEqual(['no money without a booking or a refund']);
  });

  it('sees that somebody was charged in vain, even when they got it back', () => {
    const back = { subject: bookingId, amount: price, at: 0 };
    const ledger = [
      ledgerEntry('deposit', { ...back, id: 'pi_1' }),
      ledgerEntry('deposit_returned', { ...back, id: 'units_gone' }),
    ];
    expect(red({ ...expired, intents: [{ ...intent, refunded: 1999 }], ledger })).toEqual([
      'nobody was charged for units that were gone',
    ]);
  });

  it('sees a second charge for a booking', () => {
    const intents = [intent, { ...intent, id: 'pi_2' }];
    const ledger = [entry, { ...entry, entry: 'capture#pi_2' }];
    expect(red({ intents, ledger })).toEqual(['at most one charge for a booking']);
  });

  it('sees a refund that went out twice', () => {
    expect(red({ intents: [{ ...intent, refunded: 400 }] })).toEqual([
      'no confirmed booking unpaid',
      'ledger and Stripe agree by currency',
      'ledger and Stripe agree booking by booking',
    ]);
  });

  it('sees money that the ledger does not know', () => {
    expect(red({ ledger: [] })).toEqual([
      'ledger and Stripe agree by currency',
      'ledger and Stripe agree booking by booking',
    ]);
  });

  it('sees entries that are wrong in two places and right in sum', () => {
    const other = 'bkg_other' as BookingId;
    const ledger = [ledgerEntry('capture', { subject: other, id: 'pi_1', amount: price, at: 0 })];
    expect(red({ ledger })).toEqual(['ledger and Stripe agree booking by booking']);
  });

  it('sees a lopsided entry', () => {
    const [gained, given] = entry.lines;
    const ledger = [{ ...entry, lines: [gained, { ...given, amount: -1 }] as LedgerLine[] }];
    expect(red({ ledger })).toEqual(['the ledger sums to zero']);
  });

  it('sees an authorization that nobody let go', () => {
    const left = { ...intent, id: 'pi_2', captured: 0, status: 'requires_capture', authorized: 1999 };
    expect(red({ intents: [intent, left] })).toEqual(['no PaymentIntent left open']);
  });

  it('sees a promise that was not kept', () => {
    expect(
      red({ plays: [{ persona: 'pays', bookingId, token: '', told: 'cancelled', failures: [] }] }),
    ).toEqual(['what buyers were told stayed so']);
  });

  it('sees a buyer without an answer, and a booking that is not final', () => {
    const bookings = [booking, { ...booking, id: 'bkg_held' as BookingId, status: 'held' as const }];
    expect(red({ bookings, unanswered: 1 })).toEqual([
      'every booking is final',
      'every buyer has a final answer',
    ]);
  });

  it('sees units that were sold and not booked, imbalance, and dead letters', () => {
    expect(
      red({
        reconciliation: { ...reconciliation, sold: 2, balanced: false },
        dead: [{ name: 'payments-dlq', waiting: 1, delayed: 0 }],
      }),
    ).toEqual(['stock and records balance', 'every sold unit is a confirmed booking', 'no dead letters']);
  });
});
