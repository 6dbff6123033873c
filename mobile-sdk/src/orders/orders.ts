import { retryAfterMs } from '../core/backoff.ts';
import type { Core } from '../core/create-core.ts';
import {
  AbortedError,
  type ApiError,
  isPassing,
  OrderPendingError,
  SignedOutError,
  TimeoutError,
} from '../core/errors.ts';
import type { SdkEvent } from '../core/events.ts';
import type { Keyed } from '../core/options.ts';
import { uuid } from '../core/platform.ts';
import { placeBooking } from '../generated/operations.ts';
import type { NewOrder, PlaceBookingResponse, RecordedBooking } from '../generated/types.gen.ts';
import { awaitDecision } from './await-decision.ts';
import type { BookingSource } from './booking-source.ts';
import { type Decision, refusedAtTheDoor, toDecision } from './decision.ts';
import { findDoubtful } from './find-doubtful.ts';
import { type KeptOrder, keptOrders } from './kept-orders.ts';

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
  place(order: NewOrder, options?: Keyed): Promise<Decision>;
  /** Goes on with the orders that were not decided when the app ended, or when their time was over. */
  resume(): Promise<ResumedOrder[]>;
  /** Orders that wait for their decision. */
  pending(): Promise<readonly { readonly idempotencyKey: string; readonly order: NewOrder }[]>;
}

type OrderStep = Extract<SdkEvent, { type: 'order' }>['step'];

/** Long enough for a rush to be settled. */
const defaultPatienceMs = 120_000;
/** An order that nobody waits for any longer is not placed anew: it would buy what nobody expects. */
const forgottenAfterMs = 15 * 60_000;

/** `source` hears of decisions beside the polling. */
export function createOrders(core: Core, source: BookingSource): Orders {
  const { platform, session, emit } = core;
  const kept = keptOrders(core.store);
  const running = new Map<string, Promise<Decision>>();
  const taken = new Set<string>();
  const now = platform.ticks;
  const tell = (key: string, step: OrderStep) => emit({ type: 'order', key, step });

  const settle = (order: KeptOrder, options: Keyed, again: boolean): Promise<Decision> => {
    const known = running.get(order.key);
    if (known) return known;
    const settling = decide(order, options, again).finally(() => running.delete(order.key));
    running.set(order.key, settling);
    return settling;
  };

  const decide = async (order: KeptOrder, options: Keyed, again: boolean): Promise<Decision> => {
    const deadline = now() + (options.timeoutMs ?? defaultPatienceMs);
    try {
      const decision = await decisionOf(order, options, deadline, again);
      await kept.drop(order.key);
      tell(order.key, 'decided');
      if ('id' in decision) taken.add(decision.id);
      return decision;
    } catch (error) {
      if (!mayStillWin(error)) {
        await kept.drop(order.key);
        throw error;
      }
      tell(order.key, 'waiting');
      if (error instanceof AbortedError) {
        // It may have arrived; but it is not to be placed anew.
        await kept.keep({ ...((await kept.find(order.key)) ?? order), lookOnly: true });
        throw error;
      }
      throw new OrderPendingError(order.key, error);
    }
  };

  const decisionOf = async (
    order: KeptOrder,
    given: Keyed,
    deadline: number,
    again: boolean,
  ): Promise<Decision> => {
    const { key, body } = order;
    const options = { ...given, as: await buyerOf(order) };
    const isForgotten = () => core.now() - order.placedAt > forgottenAfterMs;
    if (order.bookingId) return awaitDecision(core, source, order.bookingId, options, deadline);
    if (order.lookOnly || (again && isForgotten())) {
      const found = await findDoubtful(core, order, options, taken);
      if (found) return toDecision(found);
      // Whatever was accepted is decided by now, and would have been found.
      if (isForgotten()) await kept.drop(key);
      throw new TimeoutError(forgottenAfterMs);
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

  /** Whose token the order has to go with; it was placed by them. */
  const buyerOf = async (order: KeptOrder): Promise<'guest' | undefined> => {
    if ((await session.who()).id === order.buyer) return undefined;
    if (order.guest && (await session.guest())?.guestId === order.buyer) return 'guest';
    throw new SignedOutError('Somebody else placed this order');
  };

  return {
    async place(body, options = {}) {
      const key = options.idempotencyKey ?? uuid(platform);
      // Who orders is certain before the order is kept: a guest is made now, not on the way.
      const began = now();
      const { timeoutMs = defaultPatienceMs } = options;
      await session.tokenFor(placeBooking, { timeoutMs });
      const { kind, id = 'own' } = await session.who();
      const order: KeptOrder = { key, body, buyer: id, guest: kind === 'guest', placedAt: core.now() };
      const again = (await kept.find(key)) !== undefined;
      await kept.keep(order);
      tell(key, 'kept');
      return settle(order, { ...options, timeoutMs: timeoutMs - (now() - began) }, again);
    },
    async resume() {
      return Promise.all(
        (await kept.all()).map(async (order) => {
          const resumed = { idempotencyKey: order.key, order: order.body };
          try {
            return { ...resumed, decision: await settle(order, {}, true) };
          } catch (error) {
            return { ...resumed, error };
          }
        }),
      );
    },
    pending: async () => (await kept.all()).map(({ key, body }) => ({ idempotencyKey: key, order: body })),
  };
}

/** Whether the order may have been accepted, or may still be, for all that this error says. */
function mayStillWin(error: unknown): boolean {
  const { lost, status } = error as ApiError & { lost?: boolean };
  // Who may not go on now, for a token or a challenge, may have been let in before.
  const letInBefore = lost === true && (status === 401 || status === 403);
  return letInBefore || isPassing(error) || error instanceof AbortedError;
}
