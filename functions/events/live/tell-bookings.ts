import { getBooking } from '../../../lib/bookings/get-booking.ts';
import { bookingRepository } from '../../../lib/bookings/repository.ts';
import { watchedBookingEvents } from '../../../lib/live/listens-to.ts';
import { fanOuts } from '../../../lib/live/queues.ts';
import { tellBookings } from '../../../lib/live/tell-bookings.ts';
import { secretsClient, sqsClient } from '../../../lib/platform/aws.ts';
import { onEventBatches } from '../../../lib/platform/consume.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { senderTo } from '../../../lib/platform/send.ts';
import { loadSigningKeys } from '../../../lib/platform/signing.ts';
import { stockRepository } from '../../../lib/stock/repository.ts';
import { liveDependencies } from './dependencies.ts';

const env = readEnvironment(['BOOKINGS_TABLE', 'STOCK_TABLE', 'SIGNING_SECRET_ARN', 'FAN_OUT_QUEUE_URL']);
const live = liveDependencies();
const sale = {
  bookings: bookingRepository(live.dynamo, { bookings: env.BOOKINGS_TABLE, stock: env.STOCK_TABLE }),
  stock: stockRepository(live.dynamo, env.STOCK_TABLE),
  clock: live.clock,
  bookingIdKey: (await loadSigningKeys(secretsClient(), env.SIGNING_SECRET_ARN))('booking-id'),
};
const deps = {
  ...live,
  fanOut: senderTo(fanOuts, sqsClient(), env.FAN_OUT_QUEUE_URL),
  booking: (id: string, buyerId: string) => getBooking(sale, id, buyerId),
};

/** Tells buyers what becomes of their bookings, where they listen. */
export const handler = onEventBatches(watchedBookingEvents, (messages) => tellBookings(deps, messages));
