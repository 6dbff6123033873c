import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { BookingRecord } from '../bookings/booking.ts';
import type { BookingRepository } from '../bookings/repository.ts';
import type { BookingId, BuyerId, CustomerId } from '../contract/ids.ts';
import type { OpenMatter } from '../contract/privacy.ts';
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
  /** The purchases that the customer made as a guest. */
  boughtBy(id: CustomerId): Promise<readonly { bookingId: BookingId }[]>;
  /** What an erasure does outside our tables; an export only reads. */
  readonly ending: PaymentEnding;
}

export interface PaymentEnding {
  /** Has the payment looked at now: what nobody will pay any more is voided. */
  settleSoon(bookingId: BookingId): Promise<void>;
  /** Deletes a customer at Stripe, with their payment methods; one who is gone already is as good. */
  removeCustomer(stripeCustomer: string): Promise<void>;
}

/** What was paid for bookings, where receipts go, and the customer at Stripe with their saved methods. */
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
      // The client secret is a key to pay with, and tells nothing about anybody.
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
 * Money that is neither here nor there. A lost dispute is over: the bank has paid the buyer. An inquiry takes nothing
 * and may stay open for months; what comes of it finds the payment by Stripe's id, whoever had it.
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
/** What a step of ours brings forward; a dispute is the bank's. */
const isUnsettled = (payment: PaymentRecord) => isUnpaid(payment) || hasRefundToSend(payment);

async function findPayment(dynamo: DynamoDBDocumentClient, table: string, id: BookingId) {
  const { Item } = await dynamo.send(
    new GetCommand({ TableName: table, Key: paymentKey(id), ConsistentRead: true }),
  );
  return Item && readPayment(Item);
}

/**
 * The payment's part of handing a booking to nobody: amounts and Stripe's id of the payment stay, so that a later
 * refund still finds its way; who paid, where the receipt went and with what goes. It fails when somebody took a step
 * of the payment meanwhile, and the booking then stays where it is.
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
