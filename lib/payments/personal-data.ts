import type { BookingRecord } from '../bookings/booking.ts';
import type { BookingRepository } from '../bookings/repository.ts';
import type { BookingId, BuyerId, CustomerId } from '../contract/ids.ts';
import type { OpenMatter } from '../contract/privacy.ts';
import { type DynamoDBDocumentClient, GetCommand } from '../platform/documents/commands.ts';
import type { TransactItem } from '../platform/dynamo.ts';
import { erasePartition } from '../platform/erase-partition.ts';
import { queryAll } from '../platform/query-all.ts';
import type { PersonalData } from '../privacy/personal-data.ts';
import { isDisputeOver } from './decide-dispute-status.ts';
import { bankDecides, disputesOf, type PaymentRecord, refundsOf } from './payment.ts';
import { paymentKey, replacePayment } from './payment-writes.ts';
import { readPayment } from './read-payment.ts';

export interface PaymentDataDeps {
  readonly dynamo: DynamoDBDocumentClient;
  readonly table: string;
  readonly bookings: Pick<BookingRepository, 'listByBuyer'>;
  /** Finds the purchases that the customer made as a guest. */
  boughtBy(id: CustomerId): Promise<readonly { bookingId: BookingId }[]>;
  /** The effects of an erasure outside our tables. An export only reads. */
  readonly ending: PaymentEnding;
}

export interface PaymentEnding {
  /** Settles the payment now: an abandoned one is voided. */
  settleSoon(bookingId: BookingId): Promise<void>;
  /** Deletes a customer at Stripe, with their payment methods. Succeeds when the customer is already gone. */
  removeCustomer(stripeCustomer: string): Promise<void>;
}

/** Exports and erases payments for bookings, addresses of receipts, and the customer at Stripe with their saved methods. */
export function paymentData(deps: PaymentDataDeps): PersonalData {
  const { dynamo, table, bookings, ending } = deps;
  const paymentsOf = async (id: CustomerId): Promise<PaymentRecord[]> => {
    const own = (await bookings.listByBuyer(id)).map((record) => record.id);
    const bought = (await deps.boughtBy(id)).map(({ bookingId }) => bookingId);
    const found = await Promise.all([...own, ...bought].map((each) => findPayment(dynamo, table, each)));
    return found.filter((payment) => payment !== undefined);
  };
  const stripeCustomersOf = (id: CustomerId) => queryAll(dynamo, { table, pk: id, prefix: 'stripe' });

  return {
    name: 'payments',
    places: ['table:payments'],
    async settle({ id }) {
      for (const payment of await paymentsOf(id))
        if (isUnsettled(payment)) await ending.settleSoon(payment.id);
    },
    openMatters: async ({ id }) => (await paymentsOf(id)).flatMap(openIn),
    async *export({ id }) {
      for await (const { stripeCustomer } of stripeCustomersOf(id))
        if (stripeCustomer) yield { stripeCustomer };
      // The client secret is a key to pay with, and contains no personal data.
      for (const { clientSecret: _, ...payment } of await paymentsOf(id)) yield payment;
    },
    async erase({ id }) {
      for await (const { stripeCustomer } of stripeCustomersOf(id))
        if (stripeCustomer) await ending.removeCustomer(String(stripeCustomer));
      await erasePartition(dynamo, { table, pk: id });
    },
  };
}

/**
 * Returns whether money is still moving. A lost dispute is over, because the bank has paid the buyer. An inquiry
 * withdraws nothing and may stay open for months. A later dispute finds the payment by Stripe's id, independent of the
 * buyer.
 */
function openIn(payment: PaymentRecord): OpenMatter[] {
  const disputed = disputesOf(payment).some((dispute) => bankDecides(dispute) && !isDisputeOver(dispute));
  return [
    ...(isUnpaid(payment) ? ['open_payment' as const] : []),
    ...(hasRefundToSend(payment) ? ['open_refund' as const] : []),
    ...(disputed ? ['dispute' as const] : []),
  ];
}

const isUnpaid = ({ status }: PaymentRecord) => ['creating', 'open', 'capturing'].includes(status);
const hasRefundToSend = (payment: PaymentRecord) =>
  refundsOf(payment).some(({ status }) => status === 'requested');
/** Returns whether one of our steps advances it. A dispute is advanced by the bank. */
const isUnsettled = (payment: PaymentRecord) => isUnpaid(payment) || hasRefundToSend(payment);

async function findPayment(dynamo: DynamoDBDocumentClient, table: string, id: BookingId) {
  const { Item } = await dynamo.send(
    new GetCommand({ TableName: table, Key: paymentKey(id), ConsistentRead: true }),
  );
  return Item && readPayment(Item);
}

/**
 * The payment's part of removing a booking's buyer. Amounts and Stripe's id of the payment stay, so that a later refund
 * is still possible. The buyer and the address of the receipt are removed. It fails when another process took a step of
 * the payment meanwhile, and the booking then stays unchanged.
 */
export const paymentOfNobody =
  (dynamo: DynamoDBDocumentClient, table: string) =>
  async (record: BookingRecord, nobody: BuyerId): Promise<TransactItem[]> => {
    const payment = await findPayment(dynamo, table, record.id);
    if (!payment) return [];
    const {
      email: _e,
      emailDigest: _d,
      stripeCustomer: _s,
      methodId: _m,
      saveMethod: _k,
      clientSecret: _c,
      ...kept
    } = payment;
    return [replacePayment(table, { ...kept, buyerId: nobody, version: payment.version + 1 })];
  };
