import Stripe from 'stripe';
import { declineCounts } from '../../lib/abuse/declines.ts';
import { markLog } from '../../lib/abuse/mark-log.ts';
import { refusedCards } from '../../lib/abuse/refused-cards.ts';
import { placeOrder } from '../../lib/bookings/place-order.ts';
import { releaseHolds } from '../../lib/bookings/release-holds.ts';
import type { RecordedBooking } from '../../lib/contract/booking.ts';
import type { BookingId, DealId } from '../../lib/contract/ids.ts';
import type { LedgerEntry } from '../../lib/ledger/ledger.ts';
import { setupRecords } from '../../lib/payment-methods/setup-records.ts';
import { looks } from '../../lib/payments/looks.ts';
import { paymentRepository } from '../../lib/payments/repository.ts';
import { settlePayment } from '../../lib/payments/settle-payment.ts';
import { startPayment } from '../../lib/payments/start-payment.ts';
import { paginateQuery } from '../../lib/platform/documents/pages.ts';
import { sharedCounts } from '../../lib/platform/limits/shared-counts.ts';
import { savedMethods } from '../../lib/stripe/saved-methods.ts';
import { stripeCustomers } from '../../lib/stripe/stripe-customers.ts';
import { stripeProvider } from '../../lib/stripe/stripe-provider.ts';
import { eventLog } from '../../lib/stripe-events/event-log.ts';
import { type StripeEvent, stripeEvents } from '../../lib/stripe-events/stripe-event.ts';
import { createStripe } from '../../local/stripe/index.ts';
import { bookingIdKey, newBuyer, saleBed } from './sale-bed.ts';

export const declinePolicy = {
  buyer: { limit: 12, seconds: 3_600, notice: 4 },
  device: { limit: 15, seconds: 3_600, notice: 6 },
  address: { seconds: 3_600, notice: 100 },
};

/** Payments on a real database and the Stripe double, with a clock that the test turns. */
export async function paymentBed() {
  const sale = await saleBed();
  const { dynamo, clock, random, bookings, stock } = sale;
  const payments = sale.database.table('payments');
  const ledger = sale.database.table('ledger');
  const tables = {
    payments: await payments,
    ledger: await ledger,
    webhooks: await sale.database.table('webhooks'),
    bookings: sale.bookingsTable,
    stock: sale.stockTable,
  };
  const told: StripeEvent[] = [];
  const double = createStripe({
    log: () => undefined,
    webhookSecret: 'whsec_test',
    clock,
    onEvent: (event) => void told.push(stripeEvents.received.parse(JSON.parse(JSON.stringify(event)))),
  });
  const port = await double.listen(0);
  const stripe = new Stripe('sk_test_bed', {
    host: '127.0.0.1',
    port,
    protocol: 'http',
    maxNetworkRetries: 0,
    timeout: 2_000,
  });
  const queued: { id: BookingId; waits: number }[] = [];
  const abuseTable = await sale.database.table('abuse');
  const declines = declineCounts({
    shared: sharedCounts(dynamo, abuseTable, { patienceMs: 30_000 }),
    policy: declinePolicy,
    clock,
  });
  const deps = {
    payments: paymentRepository(dynamo, tables),
    events: eventLog(dynamo, tables.webhooks),
    bookings,
    stock,
    refusedCards: refusedCards({
      declines,
      marks: markLog(dynamo, abuseTable, { clock, random }),
      policy: declinePolicy,
    }),
    methods: savedMethods(stripe, { pace: async () => undefined }),
    setups: setupRecords(dynamo, { table: tables.payments, clock }),
    looks: looks(dynamo, { table: tables.payments, clock }),
    provider: stripeProvider(stripe, { pace: async () => undefined, returnUrl: 'stampede://paid' }),
    customers: stripeCustomers(dynamo, { table: tables.payments, stripe, pace: async () => undefined }),
    queue: { settleSoon: async (id: BookingId, waits = 0) => void queued.push({ id, waits }) },
    clock,
    random,
    payMs: 600_000,
    bookingIdKey,
  };

  return {
    ...sale,
    tables,
    double,
    stripe,
    deps,
    declines,
    /** Every event of Stripe's, as our queue would carry it. */
    told,
    queued,
    async stop() {
      await double.stop();
      sale.stop();
    },

    /** A booking that is held for a new buyer. */
    async held(dealId: DealId, quantity = 1): Promise<RecordedBooking> {
      const buyer = { kind: 'guest', id: newBuyer() } as const;
      const placed = await placeOrder(sale.placing(), { buyer, idempotencyKey: 'key', dealId, quantity });
      return placed.booking as RecordedBooking;
    },

    start: ({ id, buyerId }: RecordedBooking) =>
      startPayment(deps, { bookingId: id, buyerId, email: 'mara@example.com' }),

    /** The buyer pays with one of Stripe's test cards, as the PaymentSheet does. */
    pay: (intentId: string, card = 'pm_card_visa') =>
      stripe.paymentIntents
        .confirm(intentId, { payment_method: card, return_url: 'stampede://paid' })
        .catch((error: unknown) => error),

    settle: ({ id }: Pick<RecordedBooking, 'id'>) => settlePayment(deps, id),

    /** What the hold's timer does when it is due. */
    lapse: ({ id, buyerId }: RecordedBooking) =>
      releaseHolds({ bookings, clock, random, noteLapsed: sale.noteLapsed }, [
        { bookingId: id, buyerId, holdExpiresAt: 0 },
      ]),

    async ledgerOf(bookingId: BookingId): Promise<LedgerEntry[]> {
      const pages = paginateQuery(
        { client: dynamo },
        {
          TableName: tables.ledger,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': bookingId },
        },
      );
      const entries: LedgerEntry[] = [];
      for await (const { Items = [] } of pages) entries.push(...(Items as unknown as LedgerEntry[]));
      return entries;
    },
  };
}

export type PaymentBed = Awaited<ReturnType<typeof paymentBed>>;
