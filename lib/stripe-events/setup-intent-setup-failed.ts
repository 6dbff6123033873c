import * as z from 'zod';
import { customerId } from '../contract/ids.ts';
import type { StripeEventHandler } from './stripe-event.ts';

/** This many refused cards on one setup mean that stolen cards are being tested. A buyer who mistypes their own needs fewer. */
export const maxSetupRefusals = 5;

const ours = z.object({ id: z.string(), metadata: z.object({ customerId }) });

/**
 * Counts a refused card of a setup against the customer, as in a payment. The setup ends when it has too many, when its
 * customer has too many, or when it was not begun lately.
 */
export const setupIntentSetupFailed: StripeEventHandler = {
  type: 'setup_intent.setup_failed',
  async handle(deps, event) {
    const setup = ours.safeParse(event.data.object).data;
    if (!setup) return 'ignored';
    if (await deps.payments.isSeen(event.id)) return 'handled';
    const { refusals, ...traces } = (await deps.setups.countRefusal(setup.id)) ?? {
      refusals: maxSetupRefusals,
    };
    const { customerId: buyerId } = setup.metadata;
    const isTooMany = await deps.refusedCards.note({ ...traces, buyerId });
    if (isTooMany || refusals >= maxSetupRefusals) await deps.methods.cancelSetUp(setup.id);
    await deps.payments.markSeen(event.id, deps.clock.now());
    return 'handled';
  },
};
