import { retryAfterMs } from '../core/backoff.ts';
import type { Core } from '../core/create-core.ts';
import {
  AbortedError,
  type ApiError,
  codeOf,
  isForeign,
  isPassing,
  OrderPendingError,
  TimeoutError,
} from '../core/errors.ts';
import type { SdkEvent } from '../core/events.ts';
import type { Keyed } from '../core/options.ts';
import { uuid } from '../core/platform.ts';
import type { SendOptions } from '../core/transport.ts';
import { placeBooking } from '../generated/operations.ts';
import type { NewOrder, PlaceBookingResponse, RecordedBooking } from '../generated/types.gen.ts';
import { awaitDecision } from './await-decision.ts';
import type { BookingSource } from './booking-source.ts';
import { type Decision, type Order, refusedAtTheDoor, toDecision } from './decision.ts';
import { findDoubtful } from './find-doubtful.ts';
import { isSameOrder, type KeptOrder, keptOrders } from './kept-orders.ts';

/** An order of an earlier start of the app, and its outcome: a decision, or the reason why there is none. */
export interface ResumedOrder {
  readonly idempotencyKey: string;
  readonly order: NewOrder;
  readonly decision?: Decision;
  readonly error?: unknown;
}

export interface Orders {
  /**
   * Places an order and returns its decision, whether it is decided at once or in the queue. The order is kept in
   * storage until then. When the app is killed, `resume()` continues the same order.
   * @throws OrderPendingError when the time is over and the decision is not known; ApiError for refusals of the API
   */
  place(order: Order, options?: Keyed): Promise<Decision>;
  /**
   * Continues undecided orders of the last start, or those whose time was over. It continues orders of the current
   * person, and of the device's former guest. Another person's orders wait for that person.
   */
  resume(): Promise<ResumedOrder[]>;
  /** The current person's undecided orders. */
  pending(): Promise<readonly { readonly idempotencyKey: string; readonly order: NewOrder }[]>;
}

type OrderStep = Extract<SdkEvent, { type: 'order' }>['step'];

/** Long enough for a rush to be settled. */
const defaultPatienceMs = 120_000;
/** An abandoned order is not placed again, because the buyer no longer expects it. */
const forgottenAfterMs = 15 * 60_000;
const slackMs = 60_000;

/** `source` reports decisions besides the polling. */
export function createOrders(core: Core, source: BookingSource): Orders {
  const { platform, session, emit } = core;
  const kept = keptOrders(core.store);
  const running = new Map<string, Promise<Decision>>();
  const taken = new Set<string>();
  const now = platform.ticks;
  const tell = (key: string, step: OrderStep) => emit({ type: 'order', key, step });

  const settle = (order: KeptOrder, options: SendOptions, again: boolean): Promise<Decision> => {
    const name = `${order.buyer} ${order.key}`;
    const known = running.get(name);
    if (known) return known;
    const settling = decide(order, options, again).finally(() => running.delete(name));
    running.set(name, settling);
    return settling;
  };

  const decide = async (order: KeptOrder, options: SendOptions, again: boolean): Promise<Decision> => {
    const deadline = now() + (options.timeoutMs ?? defaultPatienceMs);
    try {
      const decision = await decisionOf(order, options, deadline, again);
      await kept.drop(order);
      tell(order.key, 'decided');
      if ('id' in decision) taken.add(decision.id);
      return decision;
    } catch (error) {
      const latest = (await kept.all()).find((each) => isSameOrder(each, order)) ?? order;
      if (!mayStillWin(error, again || latest.bookingId !== undefined)) {
        await kept.drop(order);
        throw error;
      }
      tell(order.key, 'waiting');
      if (error instanceof AbortedError) {
        // The order may have arrived, but it must not be placed again.
        await kept.keep({ ...latest, lookOnly: true });
        throw error;
      }
      throw new OrderPendingError(order.key, error);
    }
  };

  const decisionOf = async (
    order: KeptOrder,
    given: SendOptions,
    deadline: number,
    again: boolean,
  ): Promise<Decision> => {
    const { key, body, buyer: whom } = order;
    const as = (await session.who()).id === whom ? undefined : 'guest';
    const options: SendOptions = { ...given, as, whom };
    const isForgotten = () => {
      const age = core.now() - order.placedAt;
      // The age of an order is unknown when the device's clock was ahead.
      return age > forgottenAfterMs || age < -slackMs;
    };
    if (order.bookingId) return awaitDecision(core, source, order.bookingId, options, deadline);
    if (order.lookOnly || (again && isForgotten())) {
      const found = await findDoubtful(core, order, options, taken);
      if (found) return toDecision(found);
      // An accepted order is decided by now, and the search would have found it. This uses the server's time from its
      // answers, independent of the device's clock.
      const isOver = isForgotten();
      if (isOver) await kept.drop(order);
      if (isOver || order.lookOnly) throw new TimeoutError(forgottenAfterMs);
    }
    try {
      const { data, status, header } = await core.send<PlaceBookingResponse>(
        placeBooking,
        { body },
        { ...options, idempotencyKey: key, lost: again, timeoutMs: Math.max(1, deadline - now()) },
      );
      if (status !== 202) return toDecision(data as RecordedBooking);
      await kept.keep({ ...order, bookingId: data.id });
      tell(key, 'queued');
      const first = retryAfterMs(header('retry-after'), platform.wallClock()) ?? 1_000;
      return await awaitDecision(core, source, data.id, options, deadline, first);
    } catch (error) {
      const refused = refusedAtTheDoor(error, body);
      if (refused) return refused;
      throw error;
    }
  };

  /** The orders of the current person, and of the device's former guests. */
  const mine = async (): Promise<readonly KeptOrder[]> => {
    const here = [(await session.who()).id, ...(await session.guests())];
    return (await kept.all()).filter(({ buyer }) => here.includes(buyer));
  };

  const place = async (
    body: NewOrder,
    options: Keyed,
    key: string,
    deadline: number,
    former?: string,
  ): Promise<Decision> => {
    // The buyer must be known before the order is kept, so a guest is created now.
    const left = () => deadline - now();
    const bearer = await session.tokenFor(placeBooking, { timeoutMs: left() });
    const order: KeptOrder = { key, body, buyer: bearer?.id ?? '', placedAt: core.now() };
    const again = (await kept.all()).some((each) => isSameOrder(each, order));
    await kept.keep(order);
    tell(key, 'kept');
    try {
      return await settle(order, { ...options, timeoutMs: left() }, again);
    } catch (error) {
      // The server has ended this guest and has not accepted the order. The next guest places it.
      const isOver = codeOf(error) === 'unauthenticated' && (await session.guest())?.guestId !== order.buyer;
      if (isOver && !former && (await session.guests()).includes(order.buyer))
        return place(body, options, key, deadline, order.buyer);
      throw error;
    }
  };

  return {
    place: (body, options = {}) =>
      place(
        body,
        options,
        options.idempotencyKey ?? uuid(platform),
        now() + (options.timeoutMs ?? defaultPatienceMs),
      ),
    async resume() {
      return Promise.all(
        (await mine()).map(async (order) => {
          const resumed = { idempotencyKey: order.key, order: order.body };
          try {
            return { ...resumed, decision: await settle(order, {}, true) };
          } catch (error) {
            return { ...resumed, error };
          }
        }),
      );
    },
    pending: async () => (await mine()).map(({ key, body }) => ({ idempotencyKey: key, order: body })),
  };
}

/** Returns whether the order may have been accepted, or may still be, after this error. */
function mayStillWin(error: unknown, again: boolean): boolean {
  const { lost, status } = error as ApiError & { lost?: boolean };
  // A caller who is refused now, for a token or a challenge, may have been accepted in an earlier attempt.
  const letInBefore = (lost || again) && (status === 401 || status === 403 || codeOf(error) === 'signed_out');
  return letInBefore || isPassing(error) || isForeign(error) || error instanceof AbortedError;
}
