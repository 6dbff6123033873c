import type { BookingId, BuyerId } from '../../../lib/contract/ids.ts';
import { payInTurn } from '../../../lib/payments/pay-in-turn.ts';
import { paymentMessages } from '../../../lib/payments/payment-queue.ts';
import { settleOrWait } from '../../../lib/payments/settle-or-wait.ts';
import { eachMessage } from '../../../lib/platform/messages.ts';
import { inBackground } from '../../../lib/stripe/stripe.ts';
import { paymentDependencies } from '../../parts/paying.ts';

const deps = { ...(await paymentDependencies(inBackground, 3)), patienceMs: inBackground.patienceMs };

/** Settles the payments that are due. */
export const handler = eachMessage(paymentMessages, async ({ waits, ...message }) => {
  const bookingId = message.bookingId as BookingId;
  if (message.buyerId) await payInTurn(deps, { bookingId, buyerId: message.buyerId as BuyerId }, waits);
  else await settleOrWait(deps, bookingId, waits);
});
