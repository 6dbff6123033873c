import { isAccepted } from '../shop.ts';
import { type Attack, addressOf, deviceOf, enlistAll } from './attack.ts';

/** How long before the opening it begins. */
const earlyMs = 1_000;

/** Orders that say they are retries, sent before the sale opens and on until they have units or there are none. */
export const earlyRetries: Attack = {
  kind: 'early_retries',
  says: 'orders marked as retries, from a second before the opening on',
  prepare: (field) =>
    enlistAll(field, (number) => ({
      address: addressOf(1, number),
      deviceId: deviceOf('early_retries', number),
    })),
  async run({ shop, solver, quantity, force, random, endsAt, isOver, acceptedEarly }, callers) {
    await shop.sleep(shop.opensAt - earlyMs - shop.now());
    // What its callers send together is its rate, but nobody asks more often than each 50 ms.
    const everyMs = Math.max(50, (callers.length / force.perSecond) * 1_000);
    await Promise.all(
      callers.map(async (caller, number) => {
        const idempotencyKey = `early-${caller.buyerId}`;
        // A token is good for one request and its retries, so it is solved once.
        const challengeToken = number < force.solves ? solver.solve() : undefined;
        await shop.sleep(random() * everyMs);
        while (shop.now() < endsAt && !isOver()) {
          const answer = await shop.order(caller, {
            idempotencyKey,
            quantity,
            isRetry: true,
            challengeToken,
          });
          if (isAccepted(answer)) {
            if (shop.now() < shop.opensAt) acceptedEarly(answer.body.id);
            return;
          }
          if (shop.now() > shop.opensAt && answer.code === 'sold_out') return;
          await shop.sleep(everyMs);
        }
      }),
    );
  },
};
