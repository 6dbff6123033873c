import { describe, expect, it } from 'vitest';
import { ledgerEntry } from '../../../lib/ledger/ledger.ts';
import type { PaymentRecord } from '../../../lib/payments/payment.ts';
import { paymentRepository } from '../../../lib/payments/repository.ts';
import type { TransactItem } from '../../../lib/platform/dynamo.ts';
import { contended, failed, type Refusal, refusing, tableOf } from '../../shared/refusing-table.ts';
import { booking, price } from '../../stored-items.ts';

const held = booking();
const payment: PaymentRecord = {
  ...{ id: held.id, buyerId: held.buyerId, status: 'open', attempt: 1, tries: 0, declines: 0 },
  lines: [{ id: '1', kind: 'booking', subject: held.id, amount: price }],
  ...{ createdAt: 1, updatedAt: 1, version: 2 },
};
const entry = ledgerEntry('capture', { subject: held.id, id: 'pi_1', amount: price, at: 1 });
const refund = { id: 'r1', amountMinor: 5, reason: 'x', status: 'failed', requestedAt: 1 } as const;
const use = { Update: { TableName: 'approvals', Key: {}, UpdateExpression: '' } };
const count = { Update: { TableName: 'sums', Key: {}, UpdateExpression: '' } };
const step = {
  payment,
  booking: { from: held, change: { now: 1 } },
  entry,
  listed: [refund],
  audit: { Put: { TableName: 'audit', Item: {} } },
  permit: [count, use],
};
const tables = { payments: 'payments', ledger: 'ledger', bookings: 'bookings', stock: 'stock' };
/** Every table that a step writes to, beside the stock. */
const others = ['payments', 'bookings', 'ledger', 'audit', 'approvals', 'sums'];

type Reasons = Readonly<Record<string, Refusal>>;
const isTally = ({ Update }: TransactItem) => String(Update?.Key?.sk ?? '').startsWith('limit#');

/** Payments whose transactions fail for these reasons, by table. */
const payments = ({ tally, ...reasons }: Reasons) =>
  paymentRepository(
    refusing((part) => (isTally(part) ? tally : reasons[tableOf(part) ?? ''])),
    tables,
  );

describe('a step without units', () => {
  it('is done when every condition holds', async () => {
    expect(await payments({}).take(step)).toBe('done');
  });

  it.each(others)('is changed when a condition in %s fails', async (table) => {
    expect(await payments({ [table]: failed() }).take(step)).toBe('changed');
  });

  it('is changed, and not contended, when a condition fails beside contention', async () => {
    expect(await payments({ payments: failed(), ledger: contended }).take(step)).toBe('changed');
  });

  it('throws contention', async () => {
    const cancelled = { name: 'TransactionCanceledException' };
    await expect(payments({ bookings: contended }).take(step)).rejects.toMatchObject(cancelled);
  });
});

describe('a payment that begins, and an event that is remembered', () => {
  it('are changed when a condition of theirs fails', async () => {
    const given = { booking: step.booking };
    expect(await payments({}).begin(payment, given)).toBe('done');
    expect(await payments({ payments: failed() }).begin(payment, given)).toBe('changed');
    expect(await payments({ bookings: failed() }).begin(payment, given)).toBe('changed');
    expect(await payments({}).markSeen('evt_1', 1, payment)).toBe('done');
    expect(await payments({ payments: failed() }).markSeen('evt_1', 1)).toBe('changed');
  });
});

const { entry: _entry, ...stepWithoutMoney } = step;

describe.each([
  ['confirm', others, (reasons: Reasons) => payments(reasons).confirm(step)],
  [
    'giveUp',
    others.filter((table) => table !== 'ledger'),
    (reasons: Reasons) => payments(reasons).giveUp(stepWithoutMoney),
  ],
] as const)('%s', (_, others, taken) => {
  it('waits for the claim when only the stock refuses', async () => {
    expect(await taken({})).toBe('done');
    expect(await taken({ stock: failed() })).toBe('claim_open');
  });

  it.each(others)('is changed when a condition in %s fails as well', async (table) => {
    expect(await taken({ stock: failed(), [table]: failed() })).toBe('changed');
  });

  it('throws contention', async () => {
    await expect(taken({ stock: contended })).rejects.toThrow('cancelled');
  });
});

describe('units that are taken again', () => {
  const retaken = (reasons: Reasons, bounds = {}) => payments(reasons).retake(step, bounds);
  const limit = { limit: { units: 4 } };

  it('are none when only the stock refuses, with a tally and without', async () => {
    expect(await retaken({})).toBe('done');
    expect(await retaken({ stock: failed() })).toBe('no_units');
    expect(await retaken({ stock: failed() }, limit)).toBe('no_units');
    expect(await retaken({ stock: failed(), tally: failed() }, limit)).toBe('no_units');
  });

  it.each(others)('are looked at again when a condition in %s fails', async (table) => {
    expect(await retaken({ stock: failed(), tally: failed(), [table]: failed() }, limit)).toBe('changed');
  });

  it('are looked at again when only the tally refuses for good', async () => {
    expect(await retaken({ tally: failed() }, limit)).toBe('changed');
  });
});
