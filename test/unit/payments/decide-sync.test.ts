import { describe, expect, it } from 'vitest';
import { decideSync, type StripeView, type SyncChange } from '../../../lib/payments/decide-sync.ts';
import type { Dispute, PaymentRecord, Refund } from '../../../lib/payments/payment.ts';
import { linesOf } from '../../../lib/payments/payment-lines.ts';
import type { DisputeAtStripe, RefundAtStripe } from '../../../lib/stripe/provider.ts';

type Known = Pick<PaymentRecord, 'status' | 'lines' | 'tries' | 'refunds' | 'disputes'>;
const now = Date.parse('2026-12-19T18:00:00.000Z');

const asked: Refund = {
  id: 'rfd_1',
  amountMinor: 700,
  reason: 'Broken.',
  status: 'requested',
  requestedAt: 1,
};
const sent: Refund = { ...asked, status: 'sent', stripeId: 're_1' };
const listed: RefundAtStripe = { stripeId: 're_1', refundId: 'rfd_1', amountMinor: 700, status: 'sent' };
const elsewhere: RefundAtStripe = { stripeId: 're_9', amountMinor: 300, status: 'sent' };

const opened: DisputeAtStripe = {
  id: 'du_1',
  amountMinor: 1999,
  reason: 'fraudulent',
  status: 'needs_response',
  dueBy: 7,
  openedAt: 1,
  withdrawnMinor: 1999,
  reinstatedMinor: 0,
  refundable: false,
};
const inquiry: DisputeAtStripe = {
  ...opened,
  status: 'warning_needs_response',
  withdrawnMinor: 0,
  refundable: true,
};
const won: DisputeAtStripe = { ...opened, status: 'won', reinstatedMinor: 1999 };

const captured = (refunds: readonly Refund[] = [], disputes: readonly Dispute[] = []): Known => ({
  status: 'captured',
  lines: linesOf({ id: 'bkg_1', total: { amountMinor: 1999, currency: 'EUR' } }),
  tries: 0,
  refunds: Object.fromEntries(refunds.map((refund) => [refund.id, refund])),
  disputes: Object.fromEntries(disputes.map((dispute) => [dispute.id, dispute])),
});
const returned = (...refunds: readonly Refund[]): Known => ({ ...captured(refunds), status: 'returned' });
const stripe = (
  refunds: readonly RefundAtStripe[],
  disputes: readonly DisputeAtStripe[] = [],
): StripeView => ({
  refunds,
  disputes,
});
const moveOf = (payment: Known, view: StripeView) => decideSync(payment, view, now)?.move;

/** What is recorded until there is nothing to record, as `syncPayment` does. */
function syncAll(payment: Known, view: StripeView): { payment: Known; changes: readonly SyncChange[] } {
  const changes: SyncChange[] = [];
  let known = payment;
  for (let change = decideSync(known, view, now); change; change = decideSync(known, view, now)) {
    if (changes.push(change) > 20) throw new Error('It never comes to an end');
    known = { ...known, ...change.payment };
  }
  return { payment: known, changes };
}

describe('decideSync', () => {
  it.each<[string, Known, StripeView]>([
    ['nothing happened on either side', captured(), stripe([])],
    ['both know of the same refund', captured([sent]), stripe([listed])],
    ['a refund that was asked for is not at Stripe yet', captured([asked]), stripe([])],
    [
      'both know that a refund failed',
      captured([{ ...sent, status: 'failed' }]),
      stripe([{ ...listed, status: 'failed' }]),
    ],
    [
      'a refund that is over comes once more as sent',
      captured([{ ...sent, status: 'failed' }]),
      stripe([listed]),
    ],
    [
      'a refund of the dashboard is known by its id at Stripe',
      captured([{ ...sent, id: 're_9', stripeId: 're_9' }]),
      stripe([elsewhere]),
    ],
    ['both know of the same dispute', captured([], [opened]), stripe([], [opened])],
    ['both know that it was won', captured([], [won]), stripe([], [won])],
  ])('has nothing to record when %s', (_, payment, view) => {
    expect(decideSync(payment, view, now)).toBeUndefined();
  });

  it.each<[string, Known, StripeView, SyncChange['move']]>([
    [
      'a refund of the dashboard as given back',
      captured(),
      stripe([elsewhere]),
      { kind: 'refund', id: 're_9', amountMinor: 300 },
    ],
    [
      'one of a payment that was never a sale as a deposit returned',
      returned(),
      stripe([elsewhere]),
      { kind: 'deposit_returned', id: 're_9', amountMinor: 300 },
    ],
    [
      'our own refund whose answer was lost, by our id',
      captured([asked]),
      stripe([listed]),
      { kind: 'refund', id: 'rfd_1', amountMinor: 700 },
    ],
    [
      'the same of a deposit',
      returned(asked),
      stripe([listed]),
      { kind: 'deposit_returned', id: 'rfd_1', amountMinor: 700 },
    ],
    [
      'what a bank sent back as ours again',
      captured([sent]),
      stripe([{ ...listed, status: 'failed' }]),
      { kind: 'refund_failed', id: 'rfd_1', amountMinor: 700 },
    ],
    [
      'a deposit that a bank sent back as owed again',
      returned(sent),
      stripe([{ ...listed, status: 'failed' }]),
      { kind: 'deposit_return_failed', id: 'rfd_1', amountMinor: 700 },
    ],
    ['nothing for an inquiry that takes nothing', captured(), stripe([], [inquiry]), undefined],
    [
      'what a bank took',
      captured(),
      stripe([], [opened]),
      { kind: 'dispute', id: 'du_1', amountMinor: 1999 },
    ],
    [
      'what a bank took after an inquiry',
      captured([], [inquiry]),
      stripe([], [opened]),
      { kind: 'dispute', id: 'du_1', amountMinor: 1999 },
    ],
    [
      'what a bank gave back',
      captured([], [opened]),
      stripe([], [won]),
      { kind: 'dispute_won', id: 'du_1', amountMinor: 1999 },
    ],
    [
      'nothing for a dispute that was lost: the money left when it was opened',
      captured([], [opened]),
      stripe([], [{ ...opened, status: 'lost' }]),
      undefined,
    ],
  ])('enters %s', (_, payment, view, move) => {
    expect(decideSync(payment, view, now)).toBeDefined();
    expect(moveOf(payment, view)).toEqual(move);
  });

  it.each<[string, Known, RefundAtStripe, string]>([
    ['one of ours', captured([asked]), listed, 'rfd_1'],
    ['one of ours that was called off', captured([{ ...asked, status: 'covered' }]), listed, 'rfd_1'],
    ['one of the dashboard', captured(), elsewhere, 're_9'],
  ])('enters both movements of a refund that failed before we heard of it: %s', (_, known, one, id) => {
    const { payment, changes } = syncAll(known, stripe([{ ...one, status: 'failed' }]));
    expect(
      changes.map(({ move, cameBack, failedRefund }) => [move?.kind, move?.id, cameBack, failedRefund]),
    ).toEqual([
      ['refund', id, true, undefined],
      ['refund_failed', id, undefined, id],
    ]);
    expect(payment.refunds?.[id]).toMatchObject({ status: 'failed', failure: 'returned', failedAt: now });
  });

  it('leaves room for what is still to be sent, under another key, when one of the dashboard came back', () => {
    const whole = { ...asked, amountMinor: 1999 };
    const { payment } = syncAll(captured([whole]), stripe([{ ...elsewhere, status: 'failed' }]));
    expect(payment.refunds?.rfd_1).toEqual(whole);
    expect(payment.tries).toBe(captured().tries + 1);
  });

  it('names the refund that failed, and no other', () => {
    const failed = { ...listed, status: 'failed' } as const;
    expect(decideSync(captured([sent]), stripe([failed]), now)?.failedRefund).toBe('rfd_1');
    expect(decideSync(captured([asked]), stripe([listed]), now)).not.toHaveProperty('failedRefund');
  });

  it('records a refund of the dashboard with the time at which it was heard of', () => {
    expect(decideSync(captured(), stripe([elsewhere]), now)?.payment.refunds).toEqual({
      re_9: {
        id: 're_9',
        amountMinor: 300,
        reason: 'Made at Stripe.',
        status: 'sent',
        stripeId: 're_9',
        requestedAt: now,
      },
    });
  });

  it('leaves of what is still to be sent what others have left, the oldest first, under another key', () => {
    const later: Refund = { ...asked, id: 'rfd_2', amountMinor: 600, requestedAt: 2 };
    const gone = { ...elsewhere, amountMinor: 1000 };
    const { payment } = decideSync(captured([later, asked]), stripe([gone]), now) ?? {};
    expect(payment?.refunds).toMatchObject({
      rfd_1: asked,
      rfd_2: { amountMinor: 299, status: 'requested' },
      re_9: { amountMinor: 1000, status: 'sent' },
    });
    expect(payment?.tries).toBe(1);
    const all = decideSync(captured([later, asked]), stripe([{ ...elsewhere, amountMinor: 1999 }]), now);
    expect(all?.payment.refunds).toMatchObject({
      rfd_1: { status: 'covered' },
      rfd_2: { status: 'covered' },
    });
  });

  it('changes no request that still fits', () => {
    const change = decideSync(captured([asked]), stripe([elsewhere]), now);
    expect(change?.payment.refunds?.rfd_1).toEqual(asked);
    expect(change?.payment).not.toHaveProperty('tries');
  });

  it('believes Stripe that has one which was called off, with the amount that it has', () => {
    const covered: Refund = { ...asked, status: 'covered' };
    expect(moveOf(captured([covered]), stripe([{ ...listed, amountMinor: 500 }]))).toEqual({
      kind: 'refund',
      id: 'rfd_1',
      amountMinor: 500,
    });
  });

  it('looks at ours first: what Stripe has of them is not called off for what others gave back', () => {
    const gone = { ...elsewhere, amountMinor: 1299 };
    const { payment } = syncAll(captured([asked]), stripe([gone, listed]));
    expect(payment.refunds).toMatchObject({ rfd_1: { status: 'sent', amountMinor: 700 } });
  });

  it('keeps what is known of the others', () => {
    const change = decideSync(captured([sent]), stripe([listed, elsewhere]), now);
    expect(Object.keys(change?.payment.refunds ?? {})).toEqual(['rfd_1', 're_9']);
  });

  it('enters a dispute that was won before it was heard of in two movements, which cancel out', () => {
    const { payment, changes } = syncAll(captured(), stripe([], [won]));
    expect(changes.flatMap(({ move }) => move?.kind ?? [])).toEqual(['dispute', 'dispute_won']);
    expect(payment.disputes?.du_1).toEqual({ ...won, closedAt: now });
  });

  it('comes to an end with everything recorded once, whatever there is to learn', () => {
    const view = stripe(
      [listed, elsewhere, { ...elsewhere, stripeId: 're_8' }],
      [won, { ...opened, id: 'du_2' }],
    );
    const { payment, changes } = syncAll(captured([asked]), view);
    const entries = changes.flatMap(({ move }) => (move ? `${move.kind}#${move.id}` : []));
    expect(new Set(entries).size).toBe(entries.length);
    expect(entries.toSorted()).toEqual([
      'dispute#du_1',
      'dispute#du_2',
      'dispute_won#du_1',
      'refund#re_8',
      'refund#re_9',
      'refund#rfd_1',
    ]);
    expect(decideSync(payment, view, now)).toBeUndefined();
  });

  it('records news of a dispute that move no money', () => {
    const later = { ...opened, dueBy: 9 };
    const change = decideSync(captured([], [opened]), stripe([], [later]), now);
    expect(change).toEqual({ payment: { disputes: { du_1: later } }, dispute: later });
  });
});
