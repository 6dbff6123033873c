import * as z from 'zod';
import type { RefundStatus } from '../contract/refund.ts';
import { type StoredItem, stored } from '../platform/stored.ts';
import type { FailedRefundRecord } from './failed-refund-writes.ts';
import type { Dispute, PaymentLine, PaymentRecord, PaymentStatus, Refund } from './payment.ts';

/** An amount in minor units. Negative in a line that lowers the amount to pay. */
const minor = z.int();
const version = z.int().min(1);
const count = z.int().min(0);

const statuses = {
  creating: 'creating',
  open: 'open',
  capturing: 'capturing',
  captured: 'captured',
  voided: 'voided',
  returned: 'returned',
} as const satisfies { readonly [S in PaymentStatus]: S };

const kinds = {
  booking: 'booking',
  shipping: 'shipping',
  tax: 'tax',
  gift_card: 'gift_card',
  discount: 'discount',
} as const satisfies { readonly [K in PaymentLine['kind']]: K };

const refundStatuses = {
  requested: 'requested',
  sent: 'sent',
  failed: 'failed',
  covered: 'covered',
  replaced: 'replaced',
  settled: 'settled',
} as const satisfies { readonly [S in RefundStatus]: S };

const line = z.object({
  id: z.string(),
  kind: z.enum(kinds),
  subject: z.string(),
  amount: z.object({ amountMinor: minor, currency: z.string() }),
});

const refundMoney = z.object({
  id: z.string(),
  amountMinor: count,
  status: z.enum(refundStatuses),
}) satisfies z.ZodType<Pick<Refund, 'id' | 'amountMinor' | 'status'>>;

const disputeMoney = z.object({
  id: z.string(),
  amountMinor: count,
  status: z.string(),
  withdrawnMinor: count,
  reinstatedMinor: count,
}) satisfies z.ZodType<Pick<Dispute, 'id' | 'amountMinor' | 'status' | 'withdrawnMinor' | 'reinstatedMinor'>>;

const paymentMoney = z.object({
  id: z.string(),
  lines: z.array(line).min(1),
  status: z.enum(statuses),
  attempt: version,
  tries: count,
  declines: count,
  refunds: z.record(z.string(), refundMoney).optional(),
  disputes: z.record(z.string(), disputeMoney).optional(),
  version,
});

/**
 * Reads a payment from its item in the table or in its stream. Checks the fields that steps compute money from, and keeps
 * all other fields: an attribute of a later version survives the next write.
 * @throws ZodError for an item that is no payment
 */
export function readPayment(item: StoredItem): PaymentRecord {
  paymentMoney.parse(item);
  return stored<PaymentRecord>(item, ['pk', 'sk', 'watch', 'due']);
}

const listedRefund = refundMoney.extend({ bookingId: z.string(), currency: z.string() });

/**
 * Reads a failed refund from its item in the list.
 * @throws ZodError for an item that is no refund
 */
export function readFailedRefund(item: StoredItem): FailedRefundRecord {
  listedRefund.parse(item);
  return stored<FailedRefundRecord>(item, ['pk', 'sk', 'refundStatus', 'listedAt']);
}
