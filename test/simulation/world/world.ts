import { auditLog } from '../../../lib/audit/audit-log.ts';
import type { BookingRecord } from '../../../lib/bookings/booking.ts';
import { claimRepository } from '../../../lib/bookings/claims.ts';
import { hotStocks } from '../../../lib/bookings/hot-stocks.ts';
import type { Order } from '../../../lib/bookings/order.ts';
import { bookingRepository } from '../../../lib/bookings/repository.ts';
import type { BookingId, BuyerId, DealId } from '../../../lib/contract/ids.ts';
import type { DealRepository } from '../../../lib/deals/repository.ts';
import type { LedgerEntry } from '../../../lib/ledger/ledger.ts';
import { setupRecords } from '../../../lib/payment-methods/setup-records.ts';
import { looks } from '../../../lib/payments/looks.ts';
import type { PaymentRecord } from '../../../lib/payments/payment.ts';
import type { OneClickBooking } from '../../../lib/payments/payment-queue.ts';
import type { RefusedCard } from '../../../lib/payments/refused-cards.ts';
import { paymentRepository } from '../../../lib/payments/repository.ts';
import type { Random } from '../../../lib/platform/random.ts';
import { callOffAgain } from '../../../lib/refunds/call-off-again.ts';
import { stockRepository } from '../../../lib/stock/repository.ts';
import type { Stock } from '../../../lib/stock/stock.ts';
import { toStock } from '../../../lib/stock/stock.ts';
import { savedMethods } from '../../../lib/stripe/saved-methods.ts';
import { stripeCustomers } from '../../../lib/stripe/stripe-customers.ts';
import { stripeProvider } from '../../../lib/stripe/stripe-provider.ts';
import { eventLog } from '../../../lib/stripe-events/event-log.ts';
import { isKnown } from '../../../lib/stripe-events/index.ts';
import { bookingIdOf, type StripeEvent } from '../../../lib/stripe-events/stripe-event.ts';
import { copyOf } from '../../../local/stripe/copy.ts';
import { createStripe } from '../../../local/stripe/index.ts';
import { seededRandom } from '../../../local/stripe/random.ts';
import { type Changes, memoryDynamo } from '../memory-dynamo/index.ts';
import type { Choices } from '../scheduler/choices.ts';
import { scheduler } from '../scheduler/scheduler.ts';
import { callingOff } from './called-off.ts';
import { openDisputes } from './disputes.ts';
import { dynamoThrough } from './dynamo-wire.ts';
import { openIntents } from './intents.ts';
import { labels } from './labels.ts';
import { stripeThrough } from './stripe-wire.ts';
import { shapes, tables } from './tables.ts';

export const start = Date.parse('2026-12-24T18:00:00.000Z');
/** A hold, a payment and a function are short here, so that all of them end while others are at work. */
export const holdMs = 20_000;
const functionMs = 60_000;
/** So many refused cards of a buyer, over all that they pay, and nothing more is taken from them. */
const tooManyRefused = 3;

/** A message in the queue of payments; one with a buyer is of a one-click order. */
export interface PaymentTurn {
  readonly bookingId: BookingId;
  readonly buyerId?: BuyerId;
  readonly waits: number;
}

export type World = ReturnType<typeof createWorld>;

/** The product with memory for DynamoDB, SQS and Stripe, a clock that stands until it is moved, and what is known of it. */
export function createWorld(choices: Choices) {
  const notes: string[] = [];
  const violations: string[] = [];
  const label = labels();
  const time = { now: start };
  const clock = { now: () => time.now };
  const note = (line: string) => void notes.push(line);
  const violated = (rule: string) => void violations.push(label(rule));

  const fraction = seededRandom(7);
  const random: Random = {
    fraction,
    bytes: (length) => Uint8Array.from({ length }, () => Math.floor(fraction() * 256)),
  };
  const actors = scheduler(choices, { clock, timeoutMs: functionMs, note });
  const watchers: ((changes: Changes) => void)[] = [];
  const memory = memoryDynamo(shapes, (changes) => {
    for (const watch of watchers) watch(changes);
  });
  const intents = openIntents();
  const webhooks: StripeEvent[] = [];
  const eventWatchers: ((event: StripeEvent) => void)[] = [];
  const double = createStripe({
    log: (line) => violated(line),
    webhookSecret: 'whsec_simulation',
    clock,
    onEvent(event) {
      const heard = copyOf(event) as unknown as StripeEvent;
      intents.hear(heard);
      disputes.hear(heard);
      if (isKnown(heard.type)) webhooks.push(heard);
      for (const watch of eventWatchers) watch(heard);
    },
  });
  const dynamo = dynamoThrough(actors, memory);
  const stripe = stripeThrough(actors, double, { label, unknowable: intents.unknowable });
  const queue: PaymentTurn[] = [];
  const disputes = openDisputes();
  const burst: Order[] = [];
  const callOffs = callingOff(actors, clock.now);
  /** What the use-cases see of the deal. */
  const deal: { state: 'live' | 'cancelled'; version: number; readonly cancellationPolicy: object } = {
    state: 'live',
    version: 1,
    cancellationPolicy: { refunds: [{ percent: 50 }] },
  };
  const refused = new Map<string, number>();
  const dealtWith = new Map<string, StripeEvent>();
  const stock = stockRepository(dynamo, tables.stock);
  const behind = (
    url: string,
    form: Record<string, string>,
    { key, method = 'POST' }: { readonly key?: string; readonly method?: string } = {},
  ) =>
    double.respond({
      method,
      url,
      headers: { authorization: 'Bearer sk_test_app', ...(key && { 'idempotency-key': key }) },
      body: new URLSearchParams(form).toString(),
    });
  const enqueue = (turn: PaymentTurn) =>
    actors.call(`SQS payment ${turn.bookingId}`, {
      ok: () => void queue.push(turn),
      faults: {
        'answer lost': () => {
          queue.push(turn);
          throw Object.assign(new Error('The answer is lost'), { name: 'TimeoutError' });
        },
      },
    });

  const read = <T>(table: keyof typeof tables) => memory.items(table) as unknown as readonly T[];

  return {
    clock,
    choices,
    actors,
    double,
    intents,
    disputes,
    /** What happened, a line each. Labelled when somebody asks: few runs are ever read. */
    trace: () => notes.map(label),
    /** The faults and deaths that calls met. */
    struck: () => notes.flatMap((line) => line.match(/← (.*)/)?.[1] ?? []),
    violations,
    label,
    note,
    violated,
    memory,
    /** The queue of walks through the bookings of a deal that was called off, and the list that they go through. */
    callOffs,
    deal,
    /** What happened that a run may be proud of. */
    met: new Set<string>(),
    /** Bookings whose payment came late and found units. */
    cameBack: new Set<string>(),
    /** Events that Stripe has not delivered yet, oldest first. */
    webhooks,
    /** Events that our queue has taken: from then on they cannot be lost. */
    delivered: new Set<string>(),
    /** Messages that wait in the queue of payments. */
    queue,
    /** Orders that wait in the burst queue. */
    burst,
    /** The buyer's app speaks to Stripe by itself: that is no business of the scheduler. A refused card is an answer too. */
    payByCard: (intentId: string, card: string) =>
      behind(`/v1/payment_intents/${intentId}/confirm`, {
        payment_method: `pm_card_${card}`,
        return_url: 'stampede://paid',
      }),
    /** A request that our server does not send: of an app, a bank, or an earlier day. */
    behind,
    watchChanges: (watch: (changes: Changes) => void) => void watchers.push(watch),
    watchEvents: (watch: (event: StripeEvent) => void) => void eventWatchers.push(watch),
    pass(ms: number) {
      time.now += ms;
      if (ms >= 1_000) double.tick();
      actors.killOverdue();
    },

    /** What the use-cases get, made of the real repositories. */
    deps: {
      noteLapsed: async () => {},
      bookings: bookingRepository(dynamo, tables),
      audit: auditLog(dynamo, { table: tables.audit, keepSeconds: 1 }),
      claims: claimRepository(dynamo, tables.stock, random),
      stock: Object.assign(stock, { invalidate: () => undefined }),
      payments: paymentRepository(dynamo, tables),
      events: eventLog(dynamo, tables.webhooks),
      refusedCards: {
        note: async ({ buyerId }: RefusedCard) => {
          const count = (refused.get(buyerId) ?? 0) + 1;
          refused.set(buyerId, count);
          return count >= tooManyRefused;
        },
      },
      methods: savedMethods(stripe, { pace: async () => undefined }),
      setups: setupRecords(dynamo, { table: tables.payments, clock }),
      looks: looks(dynamo, { table: tables.payments, clock }),
      provider: stripeProvider(stripe, { pace: async () => undefined, returnUrl: 'stampede://paid' }),
      queue: {
        settleSoon: (bookingId: BookingId, waits = 0) => enqueue({ bookingId, waits }),
        payWithSaved: (booking: OneClickBooking, { waits = 0 }) => enqueue({ ...booking, waits }),
        send: (order: Order) => actors.call(`SQS order ${order.id}`, { ok: () => void burst.push(order) }),
      },
      deals: { get: async () => deal } as unknown as DealRepository,
      services: { get: async () => undefined },
      dealBookings: callOffs.dealBookings,
      calledOff: callOffs.queue,
      callOffAgain: (found: Stock) => callOffAgain({ stock, calledOff: callOffs.queue, clock }, found),
      tendLine: async () => undefined,
      customers: stripeCustomers(dynamo, { table: tables.payments, stripe, pace: async () => undefined }),
      oversight: { permit: async () => ({ parts: [] }) },
      hot: hotStocks(clock),
      // No order here names a device.
      devices: { count: async () => ({ kind: 'known' }) as const, forget: async () => undefined },
      isSellerOff: async () => false,
      signInLimits: {},
      clock,
      random,
      bookingIdKey: Buffer.from('a key for tests only'),
      holdMs,
      payMs: holdMs,
      recoverAfterMs: functionMs,
    },

    stockItems: () =>
      read<Record<string, unknown>>('stock')
        .filter((item) => 'total' in item)
        .map(toStock),
    bookingRecords: () => read<BookingRecord>('bookings').filter((item) => 'status' in item),
    limitCounts: () =>
      read<{ pk: BuyerId; sk: string; booked?: number; unpaid?: number }>('bookings').filter(
        (item) => 'writes' in item,
      ),
    paymentRecords: () =>
      read<PaymentRecord & { sk: string }>('payments').filter(({ sk }) => sk === 'payment'),
    /** What we know of our customers at Stripe: the generation says how often one was made anew. */
    customerRecords: () =>
      read<{ sk: string; generation?: number }>('payments').filter(({ sk }) => sk === 'stripe'),
    /** The refusals, by their charge or their event, that a consumer has come to the end of. */
    refusalsDealtWith: (bookingId: string) =>
      [...dealtWith.values()]
        .filter((event) => event.type === 'payment_intent.payment_failed' && bookingIdOf(event) === bookingId)
        .map(({ id, data }) => data.object.last_payment_error?.charge ?? id),
    dealtWith: (event: StripeEvent) => void dealtWith.set(event.id, event),
    ledgerEntries: () => read<LedgerEntry>('ledger'),
    stop: () => double.stop(),
  };
}

export type { DealId };
