import type { BookingRecord } from '../../../../../lib/bookings/booking.ts';
import type { Order } from '../../../../../lib/bookings/order.ts';
import { releaseHolds } from '../../../../../lib/bookings/release-holds.ts';
import { settleOrders } from '../../../../../lib/bookings/settle-orders.ts';
import type { BookingId, DealId } from '../../../../../lib/contract/ids.ts';
import type { PaymentRecord } from '../../../../../lib/payments/payment.ts';
import { reconcilePayments } from '../../../../../lib/payments/reconcile-payments.ts';
import { settleOrWait } from '../../../../../lib/payments/settle-or-wait.ts';
import { PutCommand } from '../../../../../lib/platform/documents/commands.ts';
import { newId } from '../../../../../lib/platform/ids.ts';
import type { Stock } from '../../../../../lib/stock/stock.ts';
import { stockOfDeal } from '../../../../../lib/stock/stock-id.ts';
import { toStockItem, watchShard } from '../../../../../lib/stock/stock-writes.ts';
import { handleStripeEvent, isKnown } from '../../../../../lib/stripe-events/index.ts';
import type { StripeEvent } from '../../../../../lib/stripe-events/stripe-event.ts';
import type { Rules } from '../evidence.ts';
import type { World } from '../sale.ts';
import { tokenOf } from './challenges.ts';
import { product, stage } from './product.ts';
import { consumers } from './queues.ts';
import { virtualShop } from './shop.ts';
import { stripeAt } from './stripe.ts';
import { openTables } from './tables.ts';
import type { VirtualTime } from './time.ts';

/** Four functions with five messages each, as in the templates. */
const paymentLanes = 20;
const burstLanes = 100;
const batch = 1_000;
const webhookMs = 300;
/** Of real time. */
const progressMs = 5_000;
/** When a message that failed comes again. */
const againMs = 30_000;
/** Nobody waits longer than this for units that others might let go. */
const saleMs = 45 * 60_000;
const terms = { maxUnitsPerOrder: 2, maxUnpaidUnits: 2 };
const rules: Rules = {
  ...terms,
  callsPerSecond: stage.stripeCallsPerSecond,
  socketsOfAddress: stage.socketsPerAddress.open,
};

/** The whole product on a virtual clock: its queues and schedules run, and nothing ever fails. */
export function virtualWorld(time: VirtualTime, { seed, say }: { seed: number; say: World['say'] }) {
  const tables = openTables(time.now);
  const burst: Order[] = [];
  const payments = consumers<{ bookingId: BookingId; waits: number }>(time, {
    lanes: paymentLanes,
    again: againMs,
    consume: async ({ bookingId, waits }) => void (await settleOrWait(parts.background, bookingId, waits)),
  });
  const events = consumers<StripeEvent>(time, {
    lanes: paymentLanes,
    again: againMs,
    consume: (event) => handleStripeEvent(parts.background, event),
  });
  const stripe = stripeAt(time, (event) => {
    if (isKnown(event.type)) events.send(event, webhookMs);
  });
  const parts = product({
    ...{ time, tables, seed, stripe: stripe.stripe },
    queues: {
      accept: (order) => void burst.push(order),
      settleSoon: (bookingId, waits) => payments.send({ bookingId, waits }, delayMs(waits)),
    },
  });
  const settling = consumers<Order[]>(time, {
    lanes: burstLanes,
    again: againMs,
    consume: async (orders) => {
      const { undecided } = await settleOrders(parts.settling, orders);
      const left = orders.filter(({ id }) => undecided.has(id));
      burst.push(...left);
    },
  });
  const sale = { dealId: '' as DealId, opensAt: Number.POSITIVE_INFINITY };
  const records = () =>
    tables.items<BookingRecord>('bookings').filter((item) => 'status' in item && 'quantity' in item);
  const openPayments = () =>
    tables.items<PaymentRecord>('payments').filter(({ dueAt }) => dueAt !== undefined);
  let stopped = false;
  const each = async (ms: number, work: () => unknown) => {
    while (!stopped) {
      await time.sleep(ms);
      await work();
    }
  };
  const lapse = async () => {
    const lapsed = records()
      .filter(({ status, holdExpiresAt = 0 }) => status === 'held' && holdExpiresAt <= time.now())
      .map(({ id, buyerId, holdExpiresAt = 0 }) => ({ bookingId: id, buyerId, holdExpiresAt }));
    if (lapsed.length > 0) await releaseHolds(parts.releasing, lapsed);
  };
  const stockItem = () =>
    tables.items<Stock & { pk: string }>('stock').find(({ pk }) => pk === stockOfDeal(sale.dealId));

  /** Says now and then how far the virtual clock is. */
  const progress = (name: string, total: number) => {
    let done = 0;
    const timer = setInterval(() => {
      const seconds = ((time.now() - sale.opensAt) / 1_000).toFixed(0);
      say(`${seconds} s into the sale, ${name}: ${done} of ${total}`);
    }, progressMs);
    const step = <T>(result: T): T => {
      done += 1;
      return result;
    };
    return { step, end: () => clearInterval(timer) };
  };

  /** What runs by itself. */
  const begin = () => {
    // The window in which a batch gathers.
    void each(1_000, () => {
      while (burst.length > 0) settling.send(burst.splice(0, batch), 0);
    });
    void each(1_000, lapse);
    void each(60_000, () => reconcilePayments(parts.reconciling));
  };

  const shop = virtualShop({ time, product: parts, stripe, sale });
  const world: World = {
    ...{ rules, say, shop, attackersShop: shop },
    progress: (name, total) => progress(name, total),
    challengeToken: tokenOf,
    attackersTurn: () => Promise.resolve(),
    isOver() {
      const item = stockItem();
      return (item !== undefined && item.sold === item.total) || time.now() > sale.opensAt + saleMs;
    },
    async open(units) {
      sale.dealId = newId('deal', parts.random);
      sale.opensAt = time.now() + 5_000;
      await tables.dynamo.send(
        new PutCommand({
          TableName: 'stock',
          Item: { ...toStockItem(stockFor(sale, units)), watch: watchShard(stockOfDeal(sale.dealId)) },
        }),
      );
      begin();
    },
    async end() {
      for (let waits = 0; waits < 1_000; waits++) {
        const open = records().filter(({ status }) => status === 'held').length + openPayments().length;
        if (open === 0 && payments.idle() && events.idle()) break;
        await time.sleep(5_000);
      }
      stopped = true;
      await stripe.stop();
      return { bookings: records(), turns: stripe.turns };
    },
  };
  return { world, busiest: tables.busiest, stock: stockItem };
}

const delayMs = (waits: number) => (waits === 0 ? 0 : Math.min(120, 2 ** waits) * 1_000);

const stockFor = ({ dealId, opensAt }: { dealId: DealId; opensAt: number }, units: number) =>
  ({
    id: stockOfDeal(dealId),
    total: units,
    available: units,
    held: 0,
    sold: 0,
    claims: {},
    gate: 'open',
    opensAt,
    closesAt: opensAt + 2 * 3_600_000,
    unitPrice: { amountMinor: 1_999, currency: 'EUR' },
    drop: true,
    ...terms,
    challengeGuests: true,
  }) satisfies Stock;
