import type { Person } from '../people.ts';
import { orderSolving } from '../solver.ts';
import { type Attack, addressOf, atRate, deviceOf, enlistAll } from './attack.ts';
import { beginPayment, holdUnits } from './units.ts';

/** Guests with an open payment who ask again and again whether it has come: each look would be a turn at Stripe. */
export const confirmationPollers: Attack = {
  kind: 'confirmation_pollers',
  says: 'pollers who say all the time that they have paid',
  prepare: (field) =>
    enlistAll(field, (number) => ({
      address: addressOf(5, number),
      deviceId: deviceOf('confirmation_pollers', number),
    })),
  async run(field, callers) {
    const { shop, solver } = field;
    const orders = orderSolving(solver);
    await shop.sleep(shop.opensAt - shop.now());
    const open: { caller: Person; bookingId: string }[] = [];
    const opening = callers.map(async (caller) => {
      const idempotencyKey = `poll-${caller.buyerId}`;
      const bookingId = await holdUnits(shop, caller, { orders, idempotencyKey, quantity: 1 });
      if (!bookingId) return;
      await beginPayment(shop, caller, bookingId);
      open.push({ caller, bookingId });
    });
    await atRate(field, async (number) => {
      const polled = open[number % Math.max(1, open.length)];
      if (polled) await shop.confirmPayment(polled.caller, polled.bookingId);
    });
    await Promise.all(opening);
  },
};
