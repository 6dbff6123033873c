import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WantedSlot } from '../../../lib/contract/sold.ts';
import { dummyToken } from '../../../local/turnstile/siteverify.ts';
import type { Http, Reply } from './http.ts';

export interface Outcome {
  /** What the stack finally said of the order; `unanswered` when it said nothing in time. */
  readonly verdict: 'held' | 'confirmed' | 'rejected' | 'unanswered';
  readonly path: 'direct' | 'queue' | 'refused' | 'none';
  /** Of an order that was accepted. */
  readonly bookingId?: string;
  /** The order was sent twice at the same time. */
  readonly duplicated: boolean;
  /** Both answers to the duplicated order were about one booking. */
  readonly collapsed: boolean;
  readonly acceptMs: number;
  readonly decisionMs: number;
  readonly retries: number;
  readonly trouble?: string;
}

/** What a buyer orders a unit of. */
export type Wanted = { readonly dealId: string } | { readonly slot: WantedSlot };

type Buyer = Wanted & {
  readonly http: Http;
  readonly token: string;
  readonly duplicated: boolean;
  /** Resolves when it is this buyer's turn to order; the buyer's clock starts then. */
  readonly arrive: () => Promise<() => void>;
  /** How long the buyer goes on trying, in milliseconds. */
  readonly patienceMs: number;
};

/** A buyer whose turn has come, and when they give up, by the clock. */
type Arrived = Buyer & { readonly deadline: number };

/** One buyer: orders, retries as an app would, and waits for the decision. */
export async function buy(coming: Buyer): Promise<Outcome> {
  const leave = await coming.arrive();
  const buyer = { ...coming, deadline: Date.now() + coming.patienceMs };
  const begin = performance.now();
  const idempotencyKey = randomUUID();
  const tries = { count: -1 };
  const order = () =>
    patiently(buyer, tries, {
      method: 'POST' as const,
      path: '/v1/bookings',
      token: buyer.token,
      idempotencyKey,
      headers: { 'x-challenge-token': dummyToken },
      body: { ...('slot' in buyer ? { slot: buyer.slot } : { dealId: buyer.dealId }), quantity: 1 },
    });
  const replies = await Promise.all(buyer.duplicated ? [order(), order()] : [order()]);
  const acceptMs = performance.now() - begin;
  leave();
  const base = { duplicated: buyer.duplicated, acceptMs };

  // An accepted order has its outcome in its booking, whatever a duplicate of it was told meanwhile.
  const accepted = replies.filter((reply) => reply !== undefined && reply.status < 300);
  const ids = new Set(accepted.map((reply) => reply?.body.id));
  const collapsed = buyer.duplicated && ids.size <= 1;
  const [first] = accepted;
  const refused = replies.find((reply) => reply?.status === 409);
  const done = (verdict: Outcome['verdict'], path: Outcome['path'], trouble?: string): Outcome => ({
    ...base,
    verdict,
    path,
    collapsed,
    decisionMs: performance.now() - begin,
    retries: Math.max(0, tries.count - (buyer.duplicated ? 1 : 0)),
    ...(first && { bookingId: first.body.id }),
    ...(trouble && { trouble }),
  });
  if (ids.size > 1) return done('unanswered', 'none', 'one key led to two bookings');
  if (!first)
    return refused
      ? done('rejected', 'refused')
      : done('unanswered', 'none', `answered ${replies[0]?.status ?? 'nothing'}`);
  if (first.status === 201) return done(first.body.status, 'direct');
  const status = await decision(buyer, tries, first.body.id);
  if (status === 'held' || status === 'confirmed' || status === 'rejected') return done(status, 'queue');
  return done('unanswered', 'queue', `reads ${status}`);
}

/** Reads the booking until it is decided. */
async function decision(buyer: Arrived, tries: { count: number }, id: string): Promise<string> {
  let status = 'queued';
  while (status === 'queued' && Date.now() < buyer.deadline) {
    // The API asks for a second (Retry-After); without jitter all buyers would come back at once.
    await sleep(1_000 * (0.75 + Math.random() / 2));
    const reply = await patiently(
      buyer,
      { ...tries },
      { method: 'GET', path: `/v1/bookings/${id}`, token: buyer.token },
    );
    status = reply?.status === 200 ? reply.body.status : `${reply?.status ?? 'nothing'}`;
  }
  return status;
}

/** Sends again, with the same key, what met a lost connection or a busy stack. */
async function patiently(
  buyer: Arrived,
  tries: { count: number },
  call: Parameters<Http['call']>[0],
): Promise<Reply | undefined> {
  for (let attempt = 0; Date.now() < buyer.deadline; attempt++) {
    tries.count++;
    const reply = await buyer.http.call(call).catch(() => undefined);
    if (reply && reply.status !== 429 && reply.status < 500) return reply;
    await sleep(Math.random() * Math.min(4_000, 100 * 2 ** attempt));
  }
  return undefined;
}
