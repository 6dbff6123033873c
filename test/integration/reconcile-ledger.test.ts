import { describe, expect, it } from 'vitest';
import type { RecordedBooking } from '../../lib/contract/booking.ts';
import type { LedgerReport } from '../../lib/contract/refund.ts';
import { ledgerEntry, putLedgerEntry } from '../../lib/ledger/ledger.ts';
import { reconcileLedger } from '../../lib/ledger/reconcile-ledger.ts';
import { PutCommand, type PutCommandInput, QueryCommand } from '../../lib/platform/documents/commands.ts';
import { ledgerNights, today } from './ledger-nights.ts';
import { price, refundBed } from './refund-bed.ts';
import { start } from './sale-bed.ts';

const { bed, intentOf, paid } = await refundBed();
const { comparisons, depsOf, reconcile } = ledgerNights(bed);

describe('the night', () => {
  it('finds what only one side has, and what they have otherwise', async () => {
    const unheard = await paid();
    const theirs = await bed.stripe.refunds.create({ payment_intent: await intentOf(unheard), amount: 999 });
    const [forged, bent] = [await paid(), await paid()];
    const entry = (kind: 'capture' | 'refund', booking: RecordedBooking, id: string, amountMinor: number) =>
      putLedgerEntry(
        bed.tables.ledger,
        ledgerEntry(kind, { subject: booking.id, id, amount: { amountMinor, currency: 'EUR' }, at: start }),
      ).Put as PutCommandInput;
    await bed.dynamo.send(new PutCommand(entry('refund', forged, 'nobody', 5)));
    const { ConditionExpression: _, ...overwritten } = entry(
      'capture',
      bent,
      await intentOf(bent),
      price - 1,
    );
    await bed.dynamo.send(new PutCommand(overwritten));
    const { differing, differences } = await reconcile(today);
    expect(differing).toBe(3);
    expect(differences).toEqual(
      expect.arrayContaining([
        { kind: 'missing_here', effect: 'given_back', id: theirs.id, stripe: '999 EUR' },
        {
          kind: 'missing_at_stripe',
          effect: 'given_back',
          id: `${forged.id}/nobody`,
          bookingId: forged.id,
          here: '5 EUR',
        },
        {
          kind: 'other_amount',
          effect: 'taken',
          id: await intentOf(bent),
          bookingId: bent.id,
          here: `${price - 1} EUR`,
          stripe: `${price} EUR`,
        },
      ]),
    );
  });

  it('finds the same in many short runs, each of which may be repeated, as in one', async () => {
    const whole = await reconcile(today);
    // Time passes with each hour that is read, so a run gets two of them done.
    let now = start;
    const deps = {
      ...depsOf(),
      clock: { now: () => now },
      stripe: {
        async *between(from: number, to: number) {
          now += 1_000;
          yield* depsOf().stripe.between(from, to);
        },
      },
    };
    let runs = 0;
    let report: LedgerReport | undefined;
    for (; !report; runs++) {
      expect(runs).toBeLessThan(100);
      const before = await comparisons().get(today);
      report = await reconcileLedger(deps, { day: today, until: now + 1_500 });
      if (!report && runs % 3 === 1 && before) await comparisons().put(today, before);
    }
    expect(runs).toBeGreaterThan(10);
    expect({ ...report, madeAt: '' }).toEqual({ ...whole, madeAt: '' });
    expect(await comparisons().get(today)).toBeUndefined();
  });

  it('stores more unsettled movements than an item holds, and drops them afterwards', async () => {
    const here = Array.from({ length: 2_500 }, (_, index) => ({
      effect: 'taken' as const,
      id: `pi_${index}`,
      amountMinor: index,
      currency: 'EUR',
      at: start,
    }));
    const place = { startedAt: start, next: start, compared: { here: 2_500, stripe: 1 } };
    await comparisons().put('2026-12-25', { ...place, here, stripe: [] });
    await comparisons().put('2026-12-25', {
      ...place,
      next: start + 1,
      here: here.slice(1),
      stripe: here.slice(0, 1),
    });
    expect(await comparisons().get('2026-12-25')).toEqual({
      ...place,
      next: start + 1,
      here: here.slice(1),
      stripe: here.slice(0, 1),
    });
    await comparisons().remove('2026-12-25');
    const { Count } = await bed.dynamo.send(
      new QueryCommand({
        TableName: bed.tables.payments,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': 'report#2026-12-25' },
      }),
    );
    expect(Count).toBe(0);
  });

  it('is about its own day', async () => {
    expect((await reconcile('2026-12-26')).differing).toBe(0);
  });
});
