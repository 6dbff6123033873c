import * as z from 'zod';
import { customerId } from '../contract/ids.ts';
import { logger } from '../platform/logger.ts';
import type { StripeEventHandler } from './stripe-event.ts';

/** So many refused cards on one setup are a test of stolen ones; somebody who mistypes their own needs fewer. */
export const maxSetupRefusals = 5;

const ours = z.object({ id: z.string(), metadata: z.object({ customerId }) });

/**
 * A card that was to be saved was refused. It counts against the customer, as in a payment; a setup with too many, or
 * of a customer with too many, or that nobody has begun lately, is over.
 */
export const setupIntentSetupFailed: StripeEventHandler = {
  type: 'setup_intent.setup_failed',
  async handle(deps, event) {
    const setup = ours.safeParse(event.data.object).data;
    if (!setup) return logger.info('event of something else', { event: event.id, type: event.type });
    if (await deps.payments.isSeen(event.id)) return;
    const { refusals, ...traces } = (await deps.setups.countRefusal(setup.id)) ?? {
      refusals: maxSetupRefusals,
    };
    const { customerId: buyerId } = setup.metadata;
    const isTooMany = await deps.refusedCards.note({ ...traces, buyerId });
    if (isTooMany || refusals >= maxSetupRefusals) await deps.methods.cancelSetUp(setup.id);
    await deps.payments.markSeen(event.id, deps.clock.now());
  },
};
