import { orderSolving } from '../solver.ts';
import { type Attack, addressOf, atRate, enlistAll } from './attack.ts';

/** One machine that orders as fast as it can, with whatever tokens it got, and no device id. */
export const oneAddress: Attack = {
  kind: 'one_address',
  says: 'one address without device ids that orders as fast as it can',
  prepare: (field) => enlistAll(field, () => ({ address: addressOf(3, 0) })),
  async run(field, callers) {
    const { shop, solver, quantity } = field;
    const order = orderSolving(solver);
    await shop.sleep(shop.opensAt - shop.now());
    if (callers.length === 0) return;
    await atRate(field, async (number) => {
      const caller = callers[number % callers.length];
      if (caller) await order(shop, caller, { idempotencyKey: `flood-${number}`, quantity });
    });
  },
};
