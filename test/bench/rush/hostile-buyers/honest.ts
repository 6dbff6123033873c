import { type Answer, type Caller, isAccepted, type Shop } from './shop.ts';
import type { OrderSolving } from './solver.ts';

/** What one honest buyer came to. */
export interface Visit {
  readonly buyerId: string;
  /** Each time they began to pay; more than one when a hold was over before they were done. */
  readonly payments: readonly Payment[];
  /** `refused`: sold out, and they gave up · `unanswered`: the shop never said. */
  readonly outcome: 'confirmed' | 'refused' | 'lapsed' | 'unanswered';
  /** What they heard instead of an answer, if it was that. */
  readonly trouble?: string;
}

/** When a buyer first asked to pay, and when they had a sheet and showed their card; epoch milliseconds. */
export interface Payment {
  readonly bookingId: string;
  readonly wantsAt: number;
  readonly paidAt?: number;
}

export interface HonestBuyer {
  readonly shop: Shop;
  readonly caller: Caller;
  readonly orders: OrderSolving;
  readonly random: () => number;
  /** After the opening, milliseconds. */
  readonly arrivesInMs: number;
  /** Whether somebody who found it sold out comes back for units that others let go. */
  readonly comesBack: boolean;
  /** Whether there is hope for those who come back. */
  readonly isOver: () => boolean;
  /** The app dies after paying: only the webhook tells us. */
  readonly tellsNobody: boolean;
}

/** Long enough for a machine that does other things as well. */
const patienceMs = 300_000;
const soon = 1_000;

/** Orders one unit, pays for it with a good card, and comes back when it was sold out. */
export async function buyHonestly(buyer: HonestBuyer): Promise<Visit> {
  const { shop, caller, random, comesBack, isOver } = buyer;
  await shop.sleep(shop.opensAt + buyer.arrivesInMs - shop.now());
  const payments: Payment[] = [];
  for (let visit = 0; ; visit++) {
    const ordered = await orderUntilDecided(buyer, `order-${caller.buyerId}-${visit}`);
    const ended = ordered.bookingId ? await payFor(buyer, ordered.bookingId, payments) : ordered;
    const done = { buyerId: caller.buyerId, payments, ...ended };
    // Whoever had a unit and lost it comes back in any case.
    const goes = done.outcome === 'lapsed' || (done.outcome === 'refused' && comesBack);
    if (!goes || isOver()) return done;
    // Every few seconds at first, and then once in a while.
    await shop.sleep(Math.min(60_000, 4_000 + visit * 2_000) * (0.75 + random() / 2));
    if (isOver()) return done;
  }
}

type Ending = Pick<Visit, 'outcome' | 'trouble'>;

const unanswered = (what: string, { status, code = '' }: Answer): Ending => ({
  outcome: 'unanswered',
  trouble: `${what}: ${status} ${code}`.trim(),
});

/** @returns the booking when it is held, else how it ended. */
async function orderUntilDecided(
  buyer: HonestBuyer,
  idempotencyKey: string,
): Promise<Ending & { readonly bookingId?: string }> {
  const { shop, caller, orders, random } = buyer;
  let tries = 0;
  const answer = await insist(buyer, () =>
    orders(shop, caller, { idempotencyKey, quantity: 1, isRetry: tries++ > 0 }),
  );
  if (answer.status === 409) return { outcome: 'refused' };
  if (!isAccepted(answer)) return unanswered('order', answer);
  const bookingId: string = answer.body.id;
  let { status } = answer.body;
  for (let waitedMs = 0; status === 'queued' && waitedMs < patienceMs; waitedMs += soon) {
    await shop.sleep(soon * (0.75 + random() / 2));
    const read = await shop.booking(caller, bookingId);
    if (read.status === 200) ({ status } = read.body);
  }
  if (status === 'held') return { outcome: 'lapsed', bookingId };
  return status === 'rejected'
    ? { outcome: 'refused' }
    : { outcome: 'unanswered', trouble: `order: ${status}` };
}

async function payFor(buyer: HonestBuyer, bookingId: string, payments: Payment[]): Promise<Ending> {
  const { shop, caller, tellsNobody } = buyer;
  const wantsAt = shop.now();
  const index = payments.push({ bookingId, wantsAt }) - 1;
  const begun = await insist(buyer, () => shop.startPayment(caller, bookingId));
  if (begun.status === 409) return { outcome: 'lapsed' };
  if (begun.status !== 200) return unanswered('payment', begun);
  payments[index] = { bookingId, wantsAt, paidAt: shop.now() };
  if ((await shop.pay(begun.body, 'pm_card_visa')) !== 'authorized') return { outcome: 'lapsed' };
  if (!tellsNobody) await insist(buyer, () => shop.confirmPayment(caller, bookingId));
  const status = await settled(buyer, bookingId);
  if (status === 'held') return { outcome: 'unanswered', trouble: 'paid, and still held' };
  return { outcome: status === 'confirmed' ? 'confirmed' : 'lapsed' };
}

/** Where the booking ends. */
async function settled({ shop, caller, random }: HonestBuyer, bookingId: string): Promise<string> {
  let status = 'held';
  for (let waitedMs = 0; status === 'held' && waitedMs < patienceMs; waitedMs += 2 * soon) {
    const read = await shop.booking(caller, bookingId);
    if (read.status === 200) ({ status } = read.body);
    if (status === 'held') await shop.sleep(2 * soon * (0.75 + random() / 2));
  }
  return status;
}

/** Sends again, as an app does, what is asked to wait or met a lost connection. */
async function insist({ shop, random }: HonestBuyer, ask: () => Promise<Answer>): Promise<Answer> {
  const deadline = shop.now() + patienceMs;
  for (;;) {
    const answer = await ask();
    const mayPass = answer.status === 0 || answer.status === 429 || answer.status >= 500;
    const waits = answer.status === 202 && answer.body?.status === 'preparing';
    const retryAfterMs = answer.retryAfterMs ?? soon;
    if (!(mayPass || waits || (answer.status === 409 && answer.code !== 'sold_out' && answer.retryAfterMs)))
      return answer;
    if (shop.now() > deadline) return answer;
    await shop.sleep(retryAfterMs * (0.75 + random() / 2));
  }
}
