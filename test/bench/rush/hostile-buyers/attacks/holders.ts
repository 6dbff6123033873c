import { orderSolving } from '../solver.ts';
import { type Attack, addressOf, deviceOf, enlistAll } from './attack.ts';
import { beginPayment, holdUnits } from './units.ts';

/** How often somebody looks whether there are units again. */
const againMs = 5_000;

/** People with a device and an address each who hold units, begin to pay so that the hold lasts, never pay, and come again. */
export const holders: Attack = {
  kind: 'holders',
  says: 'holders that begin to pay, never do, and come again',
  prepare: (field) =>
    enlistAll(field, (number) => ({
      address: addressOf(4, number),
      deviceId: deviceOf('holders', number),
    })),
  async run({ shop, solver, quantity, random, isOver }, callers) {
    const orders = orderSolving(solver);
    await shop.sleep(shop.opensAt - shop.now());
    await Promise.all(
      callers.map(async (caller) => {
        for (let visit = 0; !isOver(); visit++) {
          const idempotencyKey = `hold-${caller.buyerId}-${visit}`;
          const bookingId = await holdUnits(shop, caller, { orders, idempotencyKey, quantity });
          if (bookingId) await beginPayment(shop, caller, bookingId);
          await shop.sleep(againMs * (0.5 + random()) * Math.min(12, visit + 1));
        }
      }),
    );
  },
};
