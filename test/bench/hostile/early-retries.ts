import { setTimeout as sleep } from 'node:timers/promises';
import { dummyToken } from '../../../local/turnstile/siteverify.ts';
import { type Http, testAddress } from '../rush/http.ts';

/** One order that said it was a retry, and was sent before the sale began. */
export interface EarlyOrder {
  readonly token: string;
  readonly dealId: string;
  readonly status: number;
  readonly code?: string | undefined;
  /** Of an order that was accepted. */
  readonly bookingId?: string | undefined;
  /** How long before the opening the answer came, milliseconds; what is answered later may have been accepted later. */
  readonly earlyMs: number;
  /** What became of the booking; absent where there is none. */
  readonly became?: string | undefined;
}

/** How long before the opening they begin, and how often each asks. */
const beginsMs = 2_000;
const everyMs = 100;

/** Guests who order all the time in the last moments before the opening, and say that each order is a retry. */
export async function orderEarly(
  http: Http,
  { dealId, opensAt, tokens }: { dealId: string; opensAt: number; tokens: readonly string[] },
): Promise<EarlyOrder[]> {
  await sleep(opensAt - beginsMs - Date.now());
  const all = await Promise.all(
    tokens.map(async (token, number) => {
      const orders: EarlyOrder[] = [];
      while (Date.now() < opensAt) {
        const order = await orderOnce(http.from(testAddress(number)), { token, dealId, opensAt });
        if (order) orders.push(order);
        await sleep(everyMs);
      }
      return orders;
    }),
  );
  return all.flat();
}

async function orderOnce(
  http: Http,
  { token, dealId, opensAt }: { token: string; dealId: string; opensAt: number },
): Promise<EarlyOrder | undefined> {
  const reply = await http
    .call({
      ...{ method: 'POST', path: '/v1/bookings', token, idempotencyKey: `early-${dealId}` },
      headers: { 'idempotency-retry': 'true', 'x-challenge-token': dummyToken },
      body: { dealId, quantity: 1 },
    })
    .catch(() => undefined);
  if (!reply) return undefined;
  const { id: bookingId, code } = reply.body ?? {};
  return { ...{ token, dealId, bookingId, code }, status: reply.status, earlyMs: opensAt - Date.now() };
}

/** The same orders, with what became of those that have a booking. */
export const whatBecameOf = (http: Http, orders: readonly EarlyOrder[]): Promise<EarlyOrder[]> =>
  Promise.all(
    orders.map(async (order) => {
      if (order.bookingId === undefined) return order;
      const path = `/v1/bookings/${order.bookingId}`;
      const { body } = await http.call({ method: 'GET', path, token: order.token });
      return { ...order, became: body?.status };
    }),
  );

/** Those that were answered before the opening. */
export const beforeTheOpening = (orders: readonly EarlyOrder[]) =>
  orders.filter(({ earlyMs }) => earlyMs > 0);

/** How many records of the deal are theirs: whoever came late came like anybody else. Each caller has one key. */
export const recordsOf = (orders: readonly EarlyOrder[], dealId: string): number =>
  new Set(
    orders.flatMap((order) =>
      order.dealId === dealId && order.became && order.became !== 'queued' ? (order.bookingId ?? []) : [],
    ),
  ).size;

/** What speaks against it that nobody gets ahead of the opening. */
export const aheadOfTheOpening = (orders: readonly EarlyOrder[]): string[] =>
  beforeTheOpening(orders).flatMap(({ status, code, earlyMs, became }) => {
    const when = `${Math.round(earlyMs)} ms before the opening`;
    if (status < 300) return [`an order was accepted ${when}, and is ${became ?? 'not known'}`];
    // A busy machine may also say that it has no time, or that somebody asks too often.
    const isRefused = code === 'deal_not_live' || status === 429 || status >= 500;
    return isRefused ? [] : [`an order heard ${status} ${code} ${when}, and not that the sale has not begun`];
  });
