import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Caller, Shop } from '../shop.ts';

const warmUp = 60;
const samples = 120;
const lanes = 4;
const idleMs = 2_000;
const visitor = { address: '203.200.0.1' };

/**
 * What an attacker’s request takes of the processor on both sides, in milliseconds: the mean over a new guest, their
 * order, their reading of it and a confirmation, a few at a time, while nothing else happens.
 */
export async function costOfARequest(
  shop: Shop,
  challengeToken: () => string,
  used: () => number,
): Promise<number> {
  await manyTimes(warmUp, () => visit(shop, challengeToken));
  const before = used();
  await sleep(idleMs);
  const idlePerMs = (used() - before) / idleMs;
  const [begin, usedBefore] = [performance.now(), used()];
  await manyTimes(samples, () => visit(shop, challengeToken));
  const idle = idlePerMs * (performance.now() - begin);
  return Math.max(0.1, (used() - usedBefore - idle) / (samples * requestsOfAVisit));
}

const requestsOfAVisit = 4;

async function visit(shop: Shop, challengeToken: () => string): Promise<void> {
  const { body } = await shop.guest(visitor, challengeToken());
  const caller: Caller = { ...visitor, buyerId: body?.guestId, token: body?.token };
  const order = await shop.order(caller, { idempotencyKey: randomUUID(), quantity: 1 });
  const id = order.body?.id ?? `bkg_${'0'.repeat(48)}`;
  await shop.booking(caller, id);
  await shop.confirmPayment(caller, id);
}

async function manyTimes(count: number, work: () => Promise<void>): Promise<void> {
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      for (let done = lane; done < count; done += lanes) await work();
    }),
  );
}
