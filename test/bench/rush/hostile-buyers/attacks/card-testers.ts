import type { Person } from '../people.ts';
import { orderSolving } from '../solver.ts';
import { type Attack, addressOf, atRate, deviceOf, enlistAll } from './attack.ts';
import { beginPayment, holdUnits } from './units.ts';

interface Open {
  readonly caller: Person;
  readonly bookingId: string;
  sheet: unknown;
}

/** Guests who try stolen cards, one after the other, on payments that they open again whenever one is closed. */
export const cardTesters: Attack = {
  kind: 'card_testers',
  says: 'card testers: cards that are declined, one after the other',
  prepare: (field) =>
    enlistAll(field, (number) => ({
      address: addressOf(6, number),
      deviceId: deviceOf('card_testers', number),
    })),
  async run(field, callers) {
    const { shop, solver } = field;
    const orders = orderSolving(solver);
    await shop.sleep(shop.opensAt - shop.now());
    const open: Open[] = [];
    const opening = callers.map(async (caller) => {
      const idempotencyKey = `test-${caller.buyerId}`;
      const bookingId = await holdUnits(shop, caller, { orders, idempotencyKey, quantity: 1 });
      const sheet = bookingId && (await beginPayment(shop, caller, bookingId));
      if (bookingId && sheet) open.push({ caller, bookingId, sheet });
    });
    await atRate(field, async (number) => {
      const tested = open[number % Math.max(1, open.length)];
      if (!tested) return;
      const { caller, bookingId, sheet } = tested;
      const outcome = await shop.pay(sheet, 'pm_card_chargeDeclined');
      if (outcome === 'declined') return void (await shop.confirmPayment(caller, bookingId));
      const again = await shop.startPayment(caller, bookingId);
      if (again.status === 200) tested.sheet = again.body;
    });
    await Promise.all(opening);
  },
};
