import type { AuditLog } from '../../../lib/audit/audit-log.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { logger } from '../../../lib/platform/logger.ts';
import { eachMessage } from '../../../lib/platform/messages.ts';
import { systemRandom as random } from '../../../lib/platform/random.ts';
import { callOffDeal } from '../../../lib/refunds/call-off-deal.ts';
import { callOffs, walkOf } from '../../../lib/refunds/call-off-queue.ts';
import { bookings } from '../../parts/bookings.ts';
import { dealBookings } from '../../parts/deal-bookings.ts';
import { deals } from '../../parts/deals.ts';
import { payments } from '../../parts/payments.ts';
import { paymentQueue, sender } from '../../parts/queues.ts';
import { services } from '../../parts/services.ts';
import { bookingIdKey } from '../../parts/signing.ts';
import { stocks } from '../../parts/stock.ts';

/** The audit has an entry for the person who cancelled the deal. The refunds that follow have no actor. */
const audit: Pick<AuditLog, 'entry'> = {
  entry() {
    throw new Error('The system leaves no entry in the audit');
  },
};

const deps = {
  bookings: bookings(),
  payments: payments(),
  deals: deals(),
  services: services(),
  stock: stocks(),
  dealBookings: dealBookings(),
  queue: paymentQueue(),
  calledOff: sender(callOffs),
  audit,
  clock,
  random,
  bookingIdKey: await bookingIdKey(),
};

/** Refunds all buyers of a cancelled deal, one page of bookings for each message. */
export const handler = eachMessage(callOffs, async (message) => {
  const walk = walkOf(message);
  const outcome = await callOffDeal(deps, walk);
  logger.info('call-off', { ...walk, outcome });
});
