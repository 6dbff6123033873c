import { orderSolving } from '../solver.ts';
import { type Attack, addressOf, atRate, enlistAll } from './attack.ts';

/** Tokens that were gathered before the sale, each of which orders once. */
export const guestHoard: Attack = {
  kind: 'guest_hoard',
  says: 'a hoard of guest tokens, each of which orders once',
  prepare: (field) =>
    enlistAll(field, (number) => ({ address: addressOf(2, number % field.force.addresses) })),
  async run(field, callers) {
    const { shop, solver, quantity } = field;
    const order = orderSolving(solver);
    await shop.sleep(shop.opensAt - shop.now());
    await atRate(field, async (number) => {
      const caller = callers[number];
      if (caller) await order(shop, caller, { idempotencyKey: `hoard-${number}`, quantity });
    });
  },
};
