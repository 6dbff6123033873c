import type { Person } from '../people.ts';
import { type Answer, isAccepted, type Shop } from '../shop.ts';
import type { OrderSolving } from '../solver.ts';

/** @returns the booking once it is held; undefined when there are no units for this caller. */
export async function holdUnits(
  shop: Shop,
  caller: Person,
  { orders, idempotencyKey, quantity }: { orders: OrderSolving; idempotencyKey: string; quantity: number },
): Promise<string | undefined> {
  const answer = await orders(shop, caller, { idempotencyKey, quantity });
  if (!isAccepted(answer)) return undefined;
  let { id, status } = answer.body;
  for (let reads = 0; status === 'queued' && reads < 60; reads++) {
    await shop.sleep(1_000);
    const read = await shop.booking(caller, id);
    if (read.status === 200) ({ id, status } = read.body);
  }
  return status === 'held' ? id : undefined;
}

/** @returns the sheet once it is ready; undefined when the booking cannot be paid for. */
export async function beginPayment(shop: Shop, caller: Person, bookingId: string): Promise<unknown> {
  for (let asked = 0; asked < 120; asked++) {
    const answer = await shop.startPayment(caller, bookingId);
    if (answer.status === 200) return answer.body;
    if (!mayPass(answer)) return undefined;
    await shop.sleep(answer.retryAfterMs ?? 1_000);
  }
  return undefined;
}

const mayPass = ({ status }: Answer) => status === 0 || status === 202 || status === 429 || status >= 500;
