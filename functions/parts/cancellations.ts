import { systemClock as clock } from '../../lib/platform/clock.ts';
import { systemRandom as random } from '../../lib/platform/random.ts';
import { audit } from './audit.ts';
import { bookings } from './bookings.ts';
import { deals } from './deals.ts';
import { paymentsToRefund } from './payments.ts';
import { paymentQueue } from './queues.ts';
import { services } from './services.ts';
import { bookingIdKey } from './signing.ts';
import { oversight } from './staff.ts';

/** The dependencies of the functions that cancel a booking and ask for its refund. Another function sends the refund. */
export const cancellationDependencies = async () => ({
  bookings: bookings(),
  payments: paymentsToRefund(),
  deals: deals(),
  services: services(),
  queue: paymentQueue(),
  oversight: oversight(),
  audit: audit(),
  clock,
  random,
  bookingIdKey: await bookingIdKey(),
});
