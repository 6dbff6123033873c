import { answering } from '../../functions/live/answering.ts';
import { getBooking } from '../../lib/bookings/get-booking.ts';
import type { Availability } from '../../lib/contract/availability.ts';
import type { BookingId, BuyerId, DealId } from '../../lib/contract/ids.ts';
import { type LiveServerMessage, liveSubscribe, liveUnsubscribe } from '../../lib/contract/live.ts';
import { readAvailability } from '../../lib/deals/availability.ts';
import type { DealRepository } from '../../lib/deals/repository.ts';
import { notableTopics } from '../../lib/live/admit.ts';
import { liveConnections } from '../../lib/live/connections.ts';
import { fanOutShard } from '../../lib/live/fan-out.ts';
import { markDealDue } from '../../lib/live/mark-due.ts';
import { messageCounts } from '../../lib/live/message-counts.ts';
import type { DealUpdate, ShardNews } from '../../lib/live/queues.ts';
import { type SubscribeDeps, subscribe } from '../../lib/live/subscribe.ts';
import { type TellDealDeps, tellDeal } from '../../lib/live/tell-deal.ts';
import { liveTopics } from '../../lib/live/topics.ts';
import { unsubscribe } from '../../lib/live/unsubscribe.ts';
import type { Caller } from '../../lib/platform/caller.ts';
import { toInstant } from '../../lib/platform/clock.ts';
import { AppError } from '../../lib/platform/errors.ts';
import { allOn, type StoredSwitches } from '../../lib/platform/switches.ts';
import { bookingIdKey, saleBed, start } from './sale-bed.ts';

/** Live updates on a real database; queues and sockets are lists that the test looks at. */
export async function liveBed() {
  const sale = await saleBed();
  const { clock, random, dynamo } = sale;
  const table = await sale.table('live');
  const topics = liveTopics(dynamo, table, { clock, random });
  const connections = liveConnections(dynamo, table);
  const counts = messageCounts(dynamo, table);
  const states = new Map<DealId, string>();
  const inbox = new Map<string, LiveServerMessage[]>();
  const gone = new Set<string>();
  /** Connections that were closed, once for each time. */
  const closed: string[] = [];
  let off: StoredSwitches = allOn;
  /** How often sending to a connection fails from now on. */
  const failing = new Map<string, number>();
  const updates: DealUpdate[] = [];
  const tasks: ShardNews[] = [];
  const people = new Map<string, Caller>();

  const sockets = {
    async send(id: string, text: string) {
      if (gone.has(id)) return 'gone' as const;
      const failures = failing.get(id) ?? 0;
      if (failures > 0) {
        failing.set(id, failures - 1);
        throw new Error('too busy');
      }
      inbox.set(id, [...(inbox.get(id) ?? []), JSON.parse(text)]);
      return 'sent' as const;
    },
    async close(id: string) {
      closed.push(id);
      gone.add(id);
    },
  };
  const dealsOnSale = {
    get: async (id: DealId) => ({
      id,
      state: states.get(id) ?? 'live',
      startsAt: toInstant(start),
      endsAt: toInstant(start + 3_600_000),
    }),
  } as unknown as DealRepository;
  const availability = (dealId: DealId) =>
    readAvailability({ deals: dealsOnSale, stocks: sale.stock, clock }, dealId);
  const booking = (id: BookingId, buyerId: BuyerId) =>
    getBooking({ bookings: sale.bookings, stock: sale.stock, clock, bookingIdKey }, id, buyerId);
  const fanOut = { sendAll: async (messages: readonly ShardNews[]) => void tasks.push(...messages) };
  const queue = {
    send: async (update: DealUpdate) => void updates.push(update),
  };

  const subscribing: SubscribeDeps = {
    topics,
    connections,
    counts,
    sockets,
    clock,
    bookingIdKey,
    guestOf: async () => undefined,
    booking,
    availability,
    async publicAvailability(dealId): Promise<Availability> {
      const found = await availability(dealId);
      if (!found) throw new AppError('not_found', 'There is no such deal.');
      return found;
    },
    async verify(token) {
      const caller = people.get(token);
      if (!caller) throw new AppError('unauthenticated', 'The token is not valid.');
      return caller;
    },
  };
  const telling: TellDealDeps = {
    topics,
    fanOut,
    availability,
    clock,
    pause: async (ms) => sale.setTime(clock.now() + ms),
    poll: { threshold: 100, againMs: 60_000 },
  };
  const marking = { topics, updates: queue };
  let requests = 0;
  const receiving = { counts, sockets, switches: { look: async () => off }, clock };
  const eventOf = (connectionId: string, message: object | string, address = '203.0.113.7') => ({
    body: typeof message === 'string' ? message : JSON.stringify(message),
    requestContext: { connectionId, connectedAt: start, domainName: 'live', identity: { sourceIp: address } },
  });

  return {
    ...sale,
    receiving,
    eventOf,
    closed,
    counts,

    /** What staff have switched off from now on. */
    switch: (to: Partial<StoredSwitches>) => {
      off = { ...allOn, ...to };
    },

    /** A message as a client sends it, and what came of it; of `subscribe` and `unsubscribe`. */
    async say(
      connectionId: string,
      message: object | string,
      { deps = subscribing, address }: { deps?: SubscribeDeps; address?: string } = {},
    ) {
      const before = inbox.get(connectionId)?.length ?? 0;
      const leaves = (message as { type?: string }).type === 'unsubscribe';
      const shared = { ...receiving, sockets: { ...sockets, ...deps.sockets } };
      const handle = leaves
        ? answering(shared, {
            schema: liveUnsubscribe,
            work: (id, read, counted) => unsubscribe(deps, id, read, counted),
          })
        : answering(shared, {
            schema: liveSubscribe,
            topicsOf: notableTopics,
            work: (id, read, counted) => subscribe(deps, id, read, counted),
          });
      await handle(eventOf(connectionId, message, address));
      return (inbox.get(connectionId) ?? []).slice(before);
    },
    liveTable: table,
    topics,
    connections,
    sockets,
    inbox,
    gone,
    failing,
    updates,
    tasks,
    states,
    subscribing,
    telling,
    marking,
    booking,
    fanOut,

    /** Lets a second go by. */
    wait: (seconds = 1) => sale.setTime(clock.now() + seconds * 1_000),

    /** A token of this buyer. */
    tokenOf(id: BuyerId): string {
      people.set(`token-${id}`, { kind: 'guest', id });
      return `token-${id}`;
    },

    /** Subscribes, and answers what came of it. */
    async subscribe(
      connectionId: string,
      topic: string,
      { after, token, deps = subscribing }: { after?: number; token?: string; deps?: SubscribeDeps } = {},
    ) {
      const message = {
        type: 'subscribe',
        id: String(++requests),
        topics: [{ topic, ...(after !== undefined && { after }) }],
        ...(token && { token }),
      };
      return this.say(connectionId, message, { deps });
    },

    /** The stream tells that the stock changed, by a marker of its own. */
    changed: (dealId: DealId, marker = crypto.randomUUID() as string) => markDealDue(marking, dealId, marker),

    /** Works on what is queued for deals, and sends it. */
    async tell(deps = telling, repeated = false): Promise<void> {
      for (const { dealId } of updates.splice(0)) await tellDeal(deps, dealId, repeated);
      await this.send();
    },

    /** Works on what is queued for sockets. @returns how many messages there were */
    async send(): Promise<number> {
      let count = 0;
      for (let task = tasks.shift(); task; task = tasks.shift(), count++)
        await fanOutShard({ topics, connections, sockets, fanOut }, task);
      return count;
    },

    /** What the connection was sent of this kind. */
    heard: <T extends LiveServerMessage['type']>(connectionId: string, type: T) =>
      (inbox.get(connectionId) ?? []).filter((message) => message.type === type) as Extract<
        LiveServerMessage,
        { type: T }
      >[],
  };
}

export type LiveBed = Awaited<ReturnType<typeof liveBed>>;
