import { strictPolicy, strictRequests } from '../../../../../cdk/abuse-policy.ts';
import { stageNamed } from '../../../../../cdk/stages.ts';
import { declineCounts } from '../../../../../lib/abuse/declines.ts';
import { deviceBuyers } from '../../../../../lib/abuse/device-buyers.ts';
import { deviceHolds } from '../../../../../lib/abuse/device-holds.ts';
import type { CardGuardDeps } from '../../../../../lib/abuse/guard-card.ts';
import type { GuestGuardDeps } from '../../../../../lib/abuse/guard-guest.ts';
import type { OrderGuardDeps } from '../../../../../lib/abuse/guard-order.ts';
import { markLog } from '../../../../../lib/abuse/mark-log.ts';
import { noteLapsedIn } from '../../../../../lib/abuse/note-lapsed.ts';
import { readAbusePolicy } from '../../../../../lib/abuse/policy.ts';

import { recentMarks } from '../../../../../lib/abuse/recent-marks.ts';

import { refusedCards } from '../../../../../lib/abuse/refused-cards.ts';
import { setupCounts } from '../../../../../lib/abuse/setups.ts';

import { claimRepository } from '../../../../../lib/bookings/claims.ts';
import { hasConfirmed } from '../../../../../lib/bookings/has-confirmed.ts';
import { hotStocks } from '../../../../../lib/bookings/hot-stocks.ts';
import type { Order } from '../../../../../lib/bookings/order.ts';
import { bookingRepository } from '../../../../../lib/bookings/repository.ts';
import type { BookingId, BuyerId, StockId } from '../../../../../lib/contract/ids.ts';
import { openCounts } from '../../../../../lib/live/open-counts.ts';
import { setupRecords } from '../../../../../lib/payment-methods/setup-records.ts';
import { looks } from '../../../../../lib/payments/looks.ts';
import { paymentRepository } from '../../../../../lib/payments/repository.ts';
import { ttlCache } from '../../../../../lib/platform/cache.ts';
import { limiter } from '../../../../../lib/platform/limits/limiter.ts';
import { requestLimits } from '../../../../../lib/platform/limits/request-limits.ts';
import type { Rule } from '../../../../../lib/platform/limits/rule.ts';
import { sharedCounts } from '../../../../../lib/platform/limits/shared-counts.ts';
import type { Random } from '../../../../../lib/platform/random.ts';
import { allOn } from '../../../../../lib/platform/switches.ts';
import { stockRepository } from '../../../../../lib/stock/repository.ts';
import { type Pace, pacer } from '../../../../../lib/stripe/pace.ts';
import { savedMethods } from '../../../../../lib/stripe/saved-methods.ts';
import { inBackground, whileClientWaits } from '../../../../../lib/stripe/stripe.ts';
import { stripeCustomers } from '../../../../../lib/stripe/stripe-customers.ts';
import { stripeProvider } from '../../../../../lib/stripe/stripe-provider.ts';
import { eventLog } from '../../../../../lib/stripe-events/event-log.ts';
import { seededRandom } from '../../../../../local/stripe/random.ts';
import { tables } from '../../../../simulation/world/tables.ts';
import { challengesOf } from './challenges.ts';
import type { stripeAt } from './stripe.ts';
import type { Tables } from './tables.ts';
import type { VirtualTime } from './time.ts';

/** Read as a function reads it from its environment. */
export const policy = readAbusePolicy(
  JSON.stringify(strictPolicy({ siteKey: 'a site key', hostnames: ['example.com'] })),
);
/** As on prod. */
export const stage = stageNamed('prod');
const perMinute = (limit: number) => ({ limit, seconds: 60, quiet: Math.ceil(limit / 100) });
/** Staff have switched off nothing. */
const nothingOff = { look: async () => allOn };
export const holdMs = 600_000;
/** Containers of each function: each counts for itself, and has its own view of the stock. */
const containers = 8;

/** Counts at least; refuses where there is a limit. */
type Counting = Pick<Rule, 'seconds'> & Partial<Rule>;

interface Parts {
  readonly time: VirtualTime;
  readonly tables: Tables;
  readonly stripe: ReturnType<typeof stripeAt>['stripe'];
  readonly seed: number;
  readonly queues: {
    accept(order: Order): void;
    settleSoon(bookingId: BookingId, waits: number): void;
  };
}

/** The product's own parts, as its functions put them together; only time, chance, tables, queues and Stripe are given. */
export function product({ time, tables: { dynamo }, stripe, seed, queues }: Parts) {
  const clock = time;
  const fraction = seededRandom(seed);
  const random: Random = {
    fraction,
    bytes: (length) => Uint8Array.from({ length }, () => Math.floor(fraction() * 256)),
  };
  const bookings = bookingRepository(dynamo, tables);
  const stock = stockRepository(dynamo, tables.stock);
  const key = Buffer.from('a key for the virtual shop');
  const base = { bookings, stock, clock, random, bookingIdKey: key, holdMs, payMs: holdMs };
  const payments = paymentRepository(dynamo, tables);
  const queue = {
    settleSoon: async (bookingId: BookingId, waits = 0) => queues.settleSoon(bookingId, waits),
  };
  const limitsOf = <const K extends string>(prefix: string, rules: Readonly<Record<K, Counting>>) =>
    Object.fromEntries(
      Object.entries<Counting>(rules).map(
        ([name, { seconds, limit = Number.MAX_SAFE_INTEGER, quiet = 1 }]) => [
          name,
          limiter(
            `${prefix}.${name}`,
            { limit, seconds, quiet },
            { clock, shared: sharedCounts(dynamo, 'abuse') },
          ),
        ],
      ),
    ) as Record<K, ReturnType<typeof limiter>>;
  const challenges = challengesOf();
  const shared = sharedCounts(dynamo, 'abuse');
  const declines = declineCounts({ shared, policy: policy.declines, clock });
  const counting = { clock, shared: sharedCounts(dynamo, 'abuse'), key: async () => key };

  /** What a function that calls Stripe has; each container hears for itself that a second is full. */
  const paying = ({ patienceMs }: { readonly patienceMs: number }, turnSeconds: number) => {
    const turns = pacer(dynamo, {
      ...{
        table: tables.payments,
        perSecond: stage.stripeCallsPerSecond,
        patience: turnSeconds,
        clock,
        random,
      },
      wait: time.sleep,
    });
    const withPace = (pace: Pace) => ({
      ...{ ...base, payments, queue, patienceMs, events: eventLog(dynamo, tables.webhooks) },
      refusedCards: refusedCards({ declines, marks, policy: policy.declines }),
      methods: savedMethods(stripe, { pace }),
      setups: setupRecords(dynamo, { table: tables.payments, clock }),
      looks: looks(dynamo, { table: tables.payments, clock }),
      provider: stripeProvider(stripe, { pace, returnUrl: 'stampede://paid' }),
      customers: stripeCustomers(dynamo, { table: tables.payments, stripe, pace }),
      guestOf: async () => undefined,
    });
    return { background: withPace(turns.background), of: (id: BuyerId) => withPace(turns.clientOf(id)) };
  };

  const open = openCounts(dynamo, 'live');
  const marks = markLog(dynamo, 'abuse', { clock, random });
  const container = () => {
    const view = ttlCache({
      ...{ ttlMs: 1_000, maxEntries: 1_000, clock },
      load: (id: StockId) => stock.get(id),
    });
    const guard: OrderGuardDeps = {
      policy,
      limits: limitsOf('orders', policy.orders),
      ...limitsOf('orders', { dealAddress: policy.dealAddress }),
      marks: recentMarks(marks, policy.marks, clock),
      unitsOf: async (id) => (await view.get(id))?.total,
      devices: deviceBuyers(dynamo, 'abuse', clock),
      challenges,
      hasHistory: (buyerId: BuyerId) => hasConfirmed(bookings, buyerId),
      key,
    };
    const cards: CardGuardDeps = {
      ...{ policy, declines, challenges },
      setups: setupCounts({ shared, policy: policy.setups, clock }),
    };
    const guests: GuestGuardDeps = { policy, limits: limitsOf('guests', policy.guests), challenges, key };
    return {
      guard,
      guests,
      connecting: {
        ...{ switches: nothingOff, open, origins: [], addressKey: key, clock },
        connects: limiter('sockets.address', perMinute(stage.socketsPerAddress.aMinute), counting),
        mostOpen: stage.socketsPerAddress.open,
      },
      cards,
      limits: {
        getBooking: requestLimits('getBooking', strictRequests.reads, counting),
        startPayment: requestLimits('startPayment', strictRequests.payments, counting),
        confirmPayment: requestLimits('confirmPayment', strictRequests.payments, counting),
      },
      placing: {
        signInLimits: {},
        ...base,
        stock: view,
        hot: hotStocks(clock),
        isSellerOff: async () => false,
        devices: deviceHolds(dynamo, 'abuse', { clock, recordsOf: bookings.getMany }),
        queue: { send: async (order: Order) => queues.accept(order) },
      },
      reading: { ...base, stock: view },
      paying: paying(whileClientWaits, 1).of,
    };
  };
  const all = Array.from({ length: containers }, container);
  let turn = 0;
  return {
    key,
    random,
    /** The container that takes the next request. */
    next: () => all[turn++ % containers] as ReturnType<typeof container>,
    settling: { ...base, signInLimits: {}, claims: claimRepository(dynamo, tables.stock, random) },
    releasing: { ...base, noteLapsed: noteLapsedIn(marks) },
    background: paying(inBackground, 3).background,
    reconciling: { payments, queue, clock },
  };
}

export type Product = ReturnType<typeof product>;
