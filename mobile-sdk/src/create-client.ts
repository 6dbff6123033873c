import { type Auth, createAuth } from './auth/auth.ts';
import { type CacheOptions, cached } from './cache/cache.ts';
import { type Clock, createClock } from './clock/clock.ts';
import { bind } from './core/bind.ts';
import { type Core, createCore } from './core/create-core.ts';
import type { CoreOptions } from './core/options.ts';
import { type BuyerBookings, type BuyerResources, buyerOperations } from './generated/resources.ts';
import { createLive, type Live, type LiveOptions } from './live/create-live.ts';
import { createOrders, type Orders, type ResumedOrder } from './orders/orders.ts';
import { createOutbox, type Outbox } from './outbox/outbox.ts';

export interface ClientOptions extends CoreOptions {
  readonly cache?: CacheOptions;
  /** When given, the orders of an earlier start continue at once, and each outcome is passed to this function. */
  readonly onResumed?: (orders: readonly ResumedOrder[]) => void;
  /** The socket's address. Without it, the client polls. */
  readonly live?: LiveOptions;
}

export interface Bookings extends Omit<BuyerBookings, 'place'>, Orders {}

/** The client of a buyer's app. */
export interface Client extends Omit<BuyerResources, 'bookings'> {
  readonly bookings: Bookings;
  /** Availability and bookings as they change, by socket or by polling. */
  readonly live: Live;
  readonly auth: Auth;
  /** The server's time, independent of the device's clock. */
  readonly clock: Clock;
  /** Writes that wait for the network. */
  readonly outbox: Outbox;
  /** Calls any operation by its value. The other parts of the client use it. */
  readonly core: Core;
}

/**
 * A client for buyers.
 * @example
 * const client = createClient({ baseUrl: 'https://api.example.com', storage: AsyncStorage });
 * for await (const deal of client.deals.list({ state: 'live' })) console.log(deal.title);
 * const order = await client.bookings.place({ dealId: 'deal_…', quantity: 1 });
 */
export function createClient(options: ClientOptions): Client {
  const core = createCore(options);
  const clock = createClock(core);
  const live = createLive(core, options.live);
  const orders = createOrders(core, live);
  const resources = bind(buyerOperations, cached(core, options.cache)) as unknown as BuyerResources;
  if (options.onResumed) {
    void orders.resume().then((resumed) => resumed.length > 0 && options.onResumed?.(resumed));
  }
  return {
    ...resources,
    bookings: { ...resources.bookings, ...orders },
    auth: createAuth(core),
    clock,
    outbox: createOutbox(core),
    live,
    core,
  };
}
