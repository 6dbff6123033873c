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

/** An order of an earlier start of the app, and what became of it: a decision, or why there is none. */
export interface ResumedOrder {
  readonly idempotencyKey: string;
  readonly order: NewOrder;
  readonly decision?: Decision;
  readonly error?: unknown;
}

export interface Orders {
  /**
   * Places an order and answers its decision, whichever way the order takes. It is kept in storage until then: when
   * the app is killed, `resume()` goes on with the same order.
   * @throws OrderPendingError when the time is over and the decision is not known; ApiError for what the API refuses
   */
  place(order: Order, options?: Keyed): Promise<Decision>;
  /**
   * Goes on with the orders that were not decided when the app ended, or when their time was over. Those of the person
   * who is here, and of the guest that this device was; another person's wait for them.
   */
  resume(): Promise<ResumedOrder[]>;
  /** Those of them that wait for their decision. */
  pending(): Promise<readonly { readonly idempotencyKey: string; readonly order: NewOrder }[]>;
}

type OrderStep = Extract<SdkEvent, { type: 'order' }>['step'];

/** Long enough for a rush to be settled. */
const defaultPatienceMs = 120_000;
/** An order that nobody waits for any longer is not placed anew: it would buy what nobody expects. */
const forgottenAfterMs = 15 * 60_000;
const slackMs = 60_000;

/** `source` hears of decisions beside the polling. */
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
        // It may have arrived; but it is not to be placed anew.
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
      // Nobody knows how old it is that was placed while the device's clock was ahead.
      return age > forgottenAfterMs || age < -slackMs;
    };
    if (order.bookingId) return awaitDecision(core, source, order.bookingId, options, deadline);
    if (order.lookOnly || (again && isForgotten())) {
      const found = await findDoubtful(core, order, options, taken);
      if (found) return toDecision(found);
      // An order that was accepted is decided by now, and would have been found. It is the server's time that says so: the
      // answers have told it, whatever the device's clock said before.
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

  /** Those of whoever is here, and of the guests that this device was. */
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
    // The buyer is certain before the order is kept: a guest is made now, not on the way.
    const left = () => deadline - now();
    const bearer = await session.tokenFor(placeBooking, { timeoutMs: left() });
    const order: KeptOrder = { key, body, buyer: bearer?.id ?? '', placedAt: core.now() };
    const again = (await kept.all()).some((each) => isSameOrder(each, order));
    await kept.keep(order);
    tell(key, 'kept');
    try {
      return await settle(order, { ...options, timeoutMs: left() }, again);
    } catch (error) {
      // The server has ended this guest, and has not taken the order: the next one places it.
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

/** Whether the order may have been accepted, or may still be, for all that this error says. */
function mayStillWin(error: unknown, again: boolean): boolean {
  const { lost, status } = error as ApiError & { lost?: boolean };
  // Who may not go on now, for a token or a challenge, may have been let in before.
  const letInBefore = (lost || again) && (status === 401 || status === 403 || codeOf(error) === 'signed_out');
  return letInBefore || isPassing(error) || isForeign(error) || error instanceof AbortedError;
}
